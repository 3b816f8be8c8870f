import { z } from 'zod';
import type { LaunchFailed, LoggedIn, SignInSilent } from '../../launch/handshake.ts';
import { landingOf } from '../../launch/landing.ts';
import type { LaunchFailure } from '../../launch/ledger.ts';
import type { LaunchFrom } from '../../launch/registered-emr.ts';
import { isRefusal, type Refusal, type RefusalCode, refuse } from '../domain/refusal.ts';
import { readAhead } from '../workflow/read-once.ts';
import { readers } from './pages.ts';
import { confirmPage, launchFailedPage, reasonOf, signInSilentPage } from './plain-pages.ts';
import { readerLanguage } from './reader-language.ts';
import { type Answer, type Ask, defineRoute, type Route } from './route-table.ts';

const onTheWay = { method: 'GET', audience: 'launch', roles: 'any', patientBound: false } as const;
/** EMRs add parameters of their own; what is taken is read from the raw query, once each. */
const anyQuery = z.looseObject({});
const begun = z.strictObject({ practice: z.uuid(), launch: z.string().max(64) });

/** The way in: the EMR opens us, the browser goes to the EMR's sign-in and comes back signed in. */
export const launchRoutes: Route[] = [
  defineRoute(
    {
      ...onTheWay,
      path: '/launch',
      query: anyQuery,
      answers: { 302: 'redirect' },
      audit: { none: 'nobody is known yet; the end of the launch is written down' },
      summary: 'The EMR opens us from a chart: `iss` and `launch`.',
    },
    ask => begin(ask, 'chart'),
  ),
  defineRoute(
    {
      ...onTheWay,
      path: '/launch/standalone',
      query: anyQuery,
      answers: { 302: 'redirect' },
      audit: { none: 'nobody is known yet; the end of the launch is written down' },
      summary: 'A launch without a chart: `iss`. The person chooses the patient in the EMR.',
    },
    ask => begin(ask, 'bookmark'),
  ),
  defineRoute(
    {
      ...onTheWay,
      path: '/launch/practice',
      query: anyQuery,
      answers: { 302: 'redirect' },
      audit: { none: 'nobody is known yet; the end of the launch is written down' },
      summary: 'A launch for the practice itself, without a patient: `iss`. For its administrator.',
    },
    ask => begin(ask, 'practice'),
  ),
  defineRoute(
    {
      ...onTheWay,
      path: '/launch/begun/:practice/:launch',
      params: begun,
      query: z.strictObject({ onward: z.literal('yes').optional() }),
      answers: { 302: 'redirect' },
      audit: { none: 'nobody is known yet; the end of the launch is written down' },
      summary: 'One step further, to learn whether the browser keeps our cookie; then on to the EMR.',
    },
    async ask => {
      const { practice, launch } = ask.params;
      const { handshake } = ask.parts.launching;
      const allTheSame = ask.query.onward === 'yes';
      const outcome = await handshake.sendOn(practice, launch, ask.req.headers, ask.now, allTheSame);
      if (isRefusal(outcome)) return outcome;
      if (outcome.status === 'sign-in-silent') return silent(ask, outcome);
      return outcome.status === 'failed' ? failed(ask, outcome) : { status: 302, redirect: outcome.location };
    },
  ),
  defineRoute(
    {
      ...onTheWay,
      path: '/callback/:practice',
      params: z.strictObject({ practice: z.uuid() }),
      query: anyQuery,
      answers: { 200: 'html', 303: 'redirect' },
      audit: 'launch',
      summary: 'Back from the EMR: the code becomes a login of the person the EMR says it is.',
    },
    async ask => {
      const outcome = await ask.parts.launching.completeLaunch(ask.req, ask.res);
      if (isRefusal(outcome)) return outcome;
      if (outcome.status === 'failed') return (await alreadyIn(ask, outcome)) ?? failed(ask, outcome);
      ask.parts.outbox.signedIn(outcome.practiceId);
      for (const cookie of outcome.cookies) ask.res.append('set-cookie', cookie);
      if (outcome.status === 'logged-in') {
        readAheadOf(ask, outcome);
        return { status: 303, redirect: outcome.location };
      }
      await ask.frameFor(outcome.practiceId);
      return { status: 200, html: confirmPage(outcome, readerLanguage(ask.req)) };
    },
  ),
  defineRoute(
    {
      ...onTheWay,
      audience: 'public',
      path: '/.well-known/jwks.json',
      answers: { 200: 'json' },
      audit: { none: 'public keys' },
      summary: 'Public keys of all practices that prove themselves to their EMR by key.',
    },
    async ask => ({ status: 200, json: await ask.parts.launching.publicKeys() }),
  ),
  defineRoute(
    {
      ...onTheWay,
      audience: 'public',
      path: '/.well-known/jwks/:practice.json',
      params: z.strictObject({ practice: z.uuid() }),
      answers: { 200: 'json' },
      audit: { none: 'public keys' },
      summary: 'Public keys of one practice.',
    },
    async ask => ({ status: 200, json: await ask.parts.launching.publicKeys(ask.params.practice) }),
  ),
];

async function begin(ask: Ask<'launch'>, from: LaunchFrom): Promise<Answer | Refusal> {
  const outcome = await ask.parts.launching.handshake.begin(queryOf(ask), from, ask.now);
  if (isRefusal(outcome)) return outcome;
  if (outcome.status === 'failed') return failed(ask, outcome);
  for (const cookie of outcome.cookies) ask.res.append('set-cookie', cookie);
  return { status: 302, redirect: outcome.location };
}

/** The browser is on its way to the page; what goes wrong meanwhile goes wrong there again, and is told there. */
function readAheadOf(
  { parts, now }: Ask<'launch'>,
  { practiceId, launchId, patientId, staff }: LoggedIn,
): void {
  if (patientId === undefined || !readers.includes(staff.role)) return;
  const reader = { practiceId, loginId: launchId, patientId, staff };
  readAhead(parts, reader, now).catch(() => undefined);
}

/** A callback opened a second time by the browser that is signed in already: nothing happens twice, it goes on. */
async function alreadyIn(ask: Ask<'launch'>, outcome: LaunchFailed): Promise<Answer | undefined> {
  const state = new URLSearchParams(queryOf(ask)).get('state') ?? '';
  if (outcome.failure !== 'used-before') return undefined;
  const page = `/app/${state}`;
  const identity = await ask.parts.launching.logins.identify(ask.req.headers, page);
  if (identity.kind !== 'login') return undefined;
  return { status: 303, redirect: landingOf(state, identity.staff.role, identity.patientId) };
}

/** Said in a page that the practice's EMR may frame; the reason is in the audit. */
async function failed(ask: Ask<'launch'>, outcome: LaunchFailed): Promise<Refusal & { page: string }> {
  await ask.frameFor(outcome.practiceId);
  const refusal = refuse(refusalOf[outcome.failure], reasonOf(outcome));
  return { ...refusal, page: launchFailedPage(outcome, readerLanguage(ask.req)) };
}

/** Told in the same frame; nothing has ended, so nothing is written down. */
async function silent(ask: Ask<'launch'>, outcome: SignInSilent): Promise<Refusal & { page: string }> {
  await ask.frameFor(outcome.practiceId);
  const refusal = refuse('emr-unavailable', 'sign-in-silent');
  return { ...refusal, page: signInSilentPage(outcome, readerLanguage(ask.req)) };
}

/** A launch that failed says why by its own name. */
const refusalOf = {
  'other-browser': 'launch-refused',
  expired: 'launch-expired',
  'used-before': 'launch-expired',
  denied: 'launch-refused',
  'other-issuer': 'launch-refused',
  'emr-changed': 'not-ready',
  'emr-paused': 'not-ready',
  'emr-unavailable': 'emr-unavailable',
  'code-refused': 'launch-refused',
  'answer-not-usable': 'launch-refused',
  'identity-not-believed': 'launch-refused',
  'clocks-apart': 'launch-refused',
  'not-a-practitioner': 'not-on-roster',
  'no-patient': 'launch-refused',
  'other-role': 'not-your-role',
  'not-on-roster': 'not-on-roster',
} as const satisfies Record<LaunchFailure, RefusalCode>;

const queryOf = (ask: Pick<Ask, 'req'>): string => {
  const at = ask.req.originalUrl.indexOf('?');
  return at < 0 ? '' : ask.req.originalUrl.slice(at + 1);
};
