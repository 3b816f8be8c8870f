import type { IncomingHttpHeaders } from 'node:http';
import { isRefusal, type Refusal, refuse } from '../server/domain/refusal.ts';
import { authorizationFor } from './authorization.ts';
import { cookieOf, launchCookie, launchSeconds, setCookie } from './credentials.ts';
import { createPulse } from './emr-pulse.ts';
import type { IdentityCheck } from './identity-token.ts';
import { type CallbackRequest, readCallbackRequest, readLaunchRequest } from './launch-request.ts';
import type { KeptLaunch, LaunchFailure, LaunchLedger } from './ledger.ts';
import { type LaunchFrom, type RegisteredEmr, scopesToAsk } from './registered-emr.ts';
import { hashOf, isLaunchId, isPracticeId, isSecretOf, newLaunchId, newSecret } from './secrets.ts';
import { type LoggedIn, signIn } from './sign-in.ts';

export type { LoggedIn } from './sign-in.ts';
export type HandshakeParts = { ledger: LaunchLedger; checkIdentity: IdentityCheck; origin: string };

/**
 * A launch that ended without a login. `standalone`: it did not come out of a chart. `again`: our own address that
 * begins it anew, where that can work; a launch id the EMR has already seen cannot be used twice.
 */
export type LaunchFailed = {
  status: 'failed';
  failure: LaunchFailure;
  practiceId: string;
  standalone: boolean;
  again?: string;
};
export type Begun = { status: 'begun'; practiceId: string; location: string; cookies: string[] };
export type SentOn = { status: 'sent-on'; practiceId: string; location: string };
/**
 * The EMR is there, but we get no answer from its sign-in page. Nobody was sent on, and the launch is not spent:
 * `again` begins it anew, `onward` goes there all the same, for a browser may reach what we do not.
 */
export type SignInSilent = {
  status: 'sign-in-silent';
  practiceId: string;
  signInHost: string;
  again: string;
  onward: string;
};
/** The three steps of a SMART launch; each refuses with a value and leaves the reason in the audit. */
export type Handshake = {
  begin(query: string, from: LaunchFrom, now: Date): Promise<Begun | LaunchFailed | Refusal>;
  sendOn(
    practiceId: string,
    launchId: string,
    headers: IncomingHttpHeaders,
    now: Date,
    /** The person was told that the sign-in is silent and wants to go there all the same. */
    allTheSame?: boolean,
  ): Promise<SentOn | SignInSilent | LaunchFailed | Refusal>;
  complete(
    practiceId: string,
    query: string,
    headers: IncomingHttpHeaders,
    now: Date,
  ): Promise<LoggedIn | LaunchFailed | Refusal>;
};

export function createHandshake({ ledger, checkIdentity, origin }: HandshakeParts): Handshake {
  const redirectUri = (practiceId: string) => `${origin}/callback/${practiceId}`;
  const pulse = createPulse();
  const noSuchLaunch = refuse('launch-refused', 'no-such-launch');

  async function failed(
    launch: KeptLaunch,
    failure: LaunchFailure,
    now: Date,
    detail?: string,
  ): Promise<LaunchFailed> {
    await ledger.refuse(launch.practiceId, launch.id, failure, now, detail);
    return failedAs(launch, failure);
  }

  /** The EMR's signs are there by the time the browser comes back for the next step. */
  async function lookAhead(practiceId: string, iss: string): Promise<void> {
    const emr = await ledger.emr(practiceId, iss);
    if (emr && !emr.paused) pulse.begin(iss, emr.pinned.authorizationEndpoint);
  }

  return {
    async begin(query, from, now) {
      const standalone = from !== 'chart';
      const request = readLaunchRequest(query, standalone);
      if (isRefusal(request)) return request;
      const practiceId = await ledger.practiceByIss(request.iss);
      if (!practiceId) return refuse('unknown-emr', 'unknown-emr');
      const id = newLaunchId();
      const secret = newSecret();
      const launch: KeptLaunch = {
        practiceId,
        id,
        status: 'begun',
        iss: request.iss,
        standalone,
        browserHash: hashOf(secret),
        begunAt: now.toISOString(),
        kept: {
          ...(request.launch === undefined ? {} : { launch: request.launch }),
          ...(from === 'practice' ? { forPractice: true } : {}),
        },
      };
      await Promise.all([ledger.begin(launch), lookAhead(practiceId, request.iss)]);
      const location = `/launch/begun/${practiceId}/${id}`;
      return {
        status: 'begun',
        practiceId,
        location,
        cookies: [setCookie(launchCookie(id), secret, launchSeconds)],
      };
    },

    async sendOn(practiceId, launchId, headers, now, allTheSame = false) {
      const launch =
        isPracticeId(practiceId) && isLaunchId(launchId) && (await ledger.launch(practiceId, launchId));
      if (!launch) return noSuchLaunch;
      const spent = spentBefore(launch, now);
      if (spent) return failedAs(launch, spent);
      const emr = await ledger.emr(practiceId, launch.iss);
      if (!emr || emr.paused) return failed(launch, 'emr-paused', now);
      const keepsCookies = isSecretOf(launch.browserHash, cookieOf(headers, launchCookie(launchId)));
      const scope = scopesToAsk(emr, fromOf(launch));
      const nonce = newSecret();
      const ask = {
        launchId,
        launch: launch.kept.launch,
        scope,
        redirectUri: redirectUri(practiceId),
        nonce,
      };
      const signs = allTheSame ? 'answers' : await pulse.feel(emr.iss, emr.pinned.authorizationEndpoint);
      if (signs === 'down') return failed(launch, 'emr-unavailable', now);
      if (signs === 'sign-in-silent') return silentAs(launch, emr);
      const to = await authorizationFor(emr, ask, now);
      if (to.status === 'emr-changed') await ledger.pauseEmr(practiceId, emr.iss);
      if (to.status !== 'ready') return failed(launch, to.status, now);
      const sent = { codeVerifier: to.codeVerifier, nonce, scope };
      const first = await ledger.sendOn(
        practiceId,
        launchId,
        launch.kept.forPractice ? { sent, forPractice: true } : { sent },
        keepsCookies ? launch.browserHash : undefined,
      );
      return first ? { status: 'sent-on', practiceId, location: to.url } : failedAs(launch, 'used-before');
    },

    async complete(practiceId, query, headers, now) {
      const request = readCallbackRequest(query);
      if (isRefusal(request)) return request;
      const launch = isPracticeId(practiceId) && (await ledger.launch(practiceId, request.state));
      if (!launch) return noSuchLaunch;
      if (launch.status !== 'begun' || !launch.kept.sent) return failedAs(launch, 'used-before');
      if (launch.browserHash && !isSecretOf(launch.browserHash, cookieOf(headers, launchCookie(launch.id))))
        return failedAs(launch, 'other-browser');
      const emr = await ledger.emr(practiceId, launch.iss);
      const wrong = emr ? wrongAnswer(launch, emr, request, now) : 'emr-paused';
      if (!emr || wrong || request.status === 'denied') {
        return failed(
          launch,
          wrong ?? 'denied',
          now,
          request.status === 'denied' ? request.error : undefined,
        );
      }
      if (!(await ledger.use(practiceId, launch.id, now))) return failedAs(launch, 'used-before');
      pulse.cameBack(emr.pinned.authorizationEndpoint);
      const outcome = await signIn(
        { ledger, checkIdentity, redirectUri: redirectUri(practiceId) },
        launch,
        emr,
        request.code,
        now,
      );
      return 'failure' in outcome ? failed(launch, outcome.failure, now, outcome.detail) : outcome;
    },
  };
}

function failedAs(launch: KeptLaunch, failure: LaunchFailure): LaunchFailed {
  const { practiceId, standalone } = launch;
  const again = addressToBeginAgain(launch, failure);
  return { status: 'failed', failure, practiceId, standalone, ...(again ? { again } : {}) };
}

/** Failures that another try does not mend: somebody has to do something first. */
const forSomebodyElse: LaunchFailure[] = [
  ...(['clocks-apart', 'emr-changed', 'emr-paused', 'no-patient'] as const),
  ...(['not-a-practitioner', 'other-role', 'not-on-roster'] as const),
];

function silentAs(launch: KeptLaunch, { pinned }: RegisteredEmr): SignInSilent {
  const { practiceId, id } = launch;
  return {
    status: 'sign-in-silent',
    practiceId,
    signInHost: new URL(pinned.authorizationEndpoint).host,
    again: beginningAgain(launch),
    onward: `/launch/begun/${practiceId}/${id}?onward=yes`,
  };
}

/** Our own address that begins a launch anew, as it began. */
const beginningAgain = ({
  iss,
  standalone,
  kept,
}: Pick<KeptLaunch, 'iss' | 'standalone' | 'kept'>): string => {
  if (kept.forPractice) return `/launch/practice?${new URLSearchParams({ iss })}`;
  return standalone || kept.launch === undefined
    ? `/launch/standalone?${new URLSearchParams({ iss })}`
    : `/launch?${new URLSearchParams({ iss, launch: kept.launch })}`;
};

function addressToBeginAgain(launch: KeptLaunch, failure: LaunchFailure): string | undefined {
  const { standalone, kept } = launch;
  if (standalone) return forSomebodyElse.includes(failure) ? undefined : beginningAgain(launch);
  const unseen = failure === 'emr-unavailable' && kept.sent === undefined;
  return unseen && kept.launch ? beginningAgain(launch) : undefined;
}

function fromOf({ standalone, kept }: KeptLaunch): LaunchFrom {
  if (kept.forPractice) return 'practice';
  return standalone ? 'bookmark' : 'chart';
}

function spentBefore(launch: KeptLaunch, now: Date): 'used-before' | 'expired' | undefined {
  if (launch.status !== 'begun' || launch.kept.sent) return 'used-before';
  return isExpired(launch, now) ? 'expired' : undefined;
}

/** RFC 9207: an `iss` in the answer is the pinned issuer's; where the EMR promises one it is there. */
function wrongAnswer(
  launch: KeptLaunch,
  emr: RegisteredEmr,
  request: CallbackRequest,
  now: Date,
): LaunchFailure | undefined {
  if (isExpired(launch, now)) return 'expired';
  if (emr.paused) return 'emr-paused';
  const missing = request.iss === undefined && emr.pinned.promisesIss === true;
  return missing || (request.iss !== undefined && request.iss !== emr.pinned.issuer)
    ? 'other-issuer'
    : undefined;
}

const isExpired = (launch: KeptLaunch, now: Date): boolean =>
  now.getTime() - Date.parse(launch.begunAt) > launchSeconds * 1000;
