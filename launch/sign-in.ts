import { type Staff, worksWithoutChart } from '../server/domain/practice/settings.ts';
import { launchCookie, loginCookie, loginSeconds, setCookie } from './credentials.ts';
import type { IdentityCheck, NotBelieved } from './identity-token.ts';
import { landingOf } from './landing.ts';
import type { KeptLaunch, LaunchFailure, LaunchLedger } from './ledger.ts';
import type { RegisteredEmr } from './registered-emr.ts';
import { hashOf, newSecret } from './secrets.ts';
import type { TokenAnswer } from './token-answer.ts';
import { askForTokens, type NoTokens } from './token-endpoint.ts';

/**
 * Signed in. Without cookies the person is asked once, and `location` carries a one-time secret in its fragment; it
 * names the practice too, whose EMR may then frame a page that knows nobody yet.
 */
export type LoggedIn = {
  status: 'logged-in' | 'ask-person';
  practiceId: string;
  launchId: string;
  personName: string;
  staff: Pick<Staff, 'id' | 'role'>;
  patientId?: string;
  location: string;
  cookies: string[];
};
export type NotSignedIn = { failure: LaunchFailure; detail?: string };
export type SignInParts = { ledger: LaunchLedger; checkIdentity: IdentityCheck; redirectUri: string };

/** Seconds a person without cookies has to say that it is really them. */
const confirmSeconds = 300;

/**
 * Turns the code of a launch that was used up a moment ago into a login: tokens from the pinned endpoint, the person
 * by a verified id_token, their place on the roster, the patient by the token answer and by nothing else, whether the
 * launch came out of a chart or the person chose in the EMR; only who has a page without a chart comes in without one, and
 * a coach who did not open a chart. Nothing is
 * stored on failure.
 */
export async function signIn(
  { ledger, checkIdentity, redirectUri }: SignInParts,
  launch: KeptLaunch,
  emr: RegisteredEmr,
  code: string,
  now: Date,
): Promise<LoggedIn | NotSignedIn> {
  const sent = launch.kept.sent ?? { codeVerifier: '', nonce: '', scope: '' };
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: sent.codeVerifier,
  };
  const tokens = await askForTokens(emr, form, sent.scope, now);
  if (tokens.status !== 'given') return codeNotTaken(tokens);
  const { answer } = tokens;
  const person = await checkIdentity(answer.idToken, { emr, nonce: sent.nonce, now });
  if ('notBelieved' in person) return notBelieved(person);
  const staff = await ledger.staff(launch.practiceId, launch.iss, person.fhirUser);
  if (!staff) return { failure: 'not-on-roster' };
  const isCoachAtHome = staff.role === 'coach' && launch.standalone;
  if (!answer.patientId && !worksWithoutChart(staff.role) && !isCoachAtHome)
    return { failure: launch.kept.forPractice ? 'other-role' : 'no-patient' };
  return logIn(ledger, launch, answer, staff, now);
}

async function logIn(
  ledger: LaunchLedger,
  launch: KeptLaunch,
  answer: TokenAnswer,
  staff: Staff,
  now: Date,
): Promise<LoggedIn> {
  const { practiceId, id } = launch;
  const secret = newSecret();
  const once = launch.browserHash ? undefined : newSecret();
  const { accessToken, refreshToken, expiresAt, scopes } = answer;
  const { patientId, visitId, intent, needBanner, styleUrl } = answer;
  const at = now.toISOString();
  const login = {
    ...{ practiceId, id, secretHash: hashOf(secret), staffId: staff.id, iss: launch.iss },
    ...{ patientId, visitId, intent, needBanner, styleUrl, scopes, createdAt: at, lastActiveAt: at },
    ...(once ? { handoverHash: hashOf(once), handoverUntil: secondsAfter(now, confirmSeconds) } : {}),
  };
  await ledger.logIn(login, { accessToken, refreshToken, issuedAt: at, expiresAt }, now);
  const known = { practiceId, launchId: id, personName: staff.name, staff, patientId };
  const page = landingOf(id, staff.role, patientId);
  const forgetLaunch = setCookie(launchCookie(id), '', 0);
  if (once)
    return {
      status: 'ask-person',
      ...known,
      location: `${page}?practice=${practiceId}#k=${practiceId}.${once}`,
      cookies: [forgetLaunch],
    };
  const cookie = setCookie(loginCookie(id), `${practiceId}.${secret}`, loginSeconds);
  return { status: 'logged-in', ...known, location: page, cookies: [forgetLaunch, cookie] };
}

function notBelieved({ notBelieved: detail, clocksApart, isStaff }: NotBelieved): NotSignedIn {
  if (clocksApart) return { failure: 'clocks-apart', detail };
  return { failure: isStaff === false ? 'not-a-practitioner' : 'identity-not-believed', detail };
}

function codeNotTaken(tokens: NoTokens): NotSignedIn {
  if (tokens.status === 'unavailable') return { failure: 'emr-unavailable' };
  if (tokens.status === 'refused') return { failure: 'code-refused', detail: tokens.error };
  return { failure: 'answer-not-usable', detail: tokens.because };
}

const secondsAfter = (now: Date, seconds: number): string =>
  new Date(now.getTime() + seconds * 1000).toISOString();
