import { z } from 'zod';
import type { LaunchFailed, LoggedIn } from '../../launch/handshake.ts';
import type { LaunchFailure } from '../../launch/ledger.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
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
    ask => begin(ask, false),
  ),
  defineRoute(
    {
      ...onTheWay,
      path: '/launch/standalone',
      query: anyQuery,
      answers: { 302: 'redirect' },
      audit: { none: 'nobody is known yet; the end of the launch is written down' },
      summary: 'A launch without a chart: `iss`.',
    },
    ask => begin(ask, true),
  ),
  defineRoute(
    {
      ...onTheWay,
      path: '/launch/begun/:practice/:launch',
      params: begun,
      answers: { 302: 'redirect' },
      audit: { none: 'nobody is known yet; the end of the launch is written down' },
      summary: 'One step further, to learn whether the browser keeps our cookie; then on to the EMR.',
    },
    async ask => {
      const { practice, launch } = ask.params;
      const outcome = await ask.parts.launching.handshake.sendOn(practice, launch, ask.req.headers, ask.now);
      if (isRefusal(outcome)) return outcome;
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
      // What waited for this person to sign in may go now.
      ask.parts.outbox.nudge(outcome.practiceId);
      for (const cookie of outcome.cookies) ask.res.append('set-cookie', cookie);
      if (outcome.status === 'logged-in') return { status: 303, redirect: outcome.location };
      await ask.frameFor(outcome.practiceId);
      return { status: 200, html: confirmPage(outcome, ask.nonce) };
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

async function begin(ask: Ask<'launch'>, standalone: boolean): Promise<Answer | Refusal> {
  const outcome = await ask.parts.launching.handshake.begin(queryOf(ask), standalone, ask.now);
  if (isRefusal(outcome)) return outcome;
  if (outcome.status === 'failed') return failed(ask, outcome);
  for (const cookie of outcome.cookies) ask.res.append('set-cookie', cookie);
  return { status: 302, redirect: outcome.location };
}

/** A callback opened a second time by the browser that is signed in already: nothing happens twice, it goes on. */
async function alreadyIn(ask: Ask<'launch'>, outcome: LaunchFailed): Promise<Answer | undefined> {
  const state = new URLSearchParams(queryOf(ask)).get('state') ?? '';
  if (outcome.failure !== 'used-before') return undefined;
  const page = `/app/${state}`;
  const identity = await ask.parts.launching.logins.identify(ask.req.headers, page);
  return identity.kind === 'login' ? { status: 303, redirect: page } : undefined;
}

/** Said in a page that the practice's EMR may frame; the reason is in the audit. */
async function failed(ask: Ask<'launch'>, outcome: LaunchFailed): Promise<Refusal> {
  await ask.frameFor(outcome.practiceId);
  return refusals[outcome.failure];
}

const again = 'Open it again from the patient’s chart.';

const refusals = {
  'other-browser': refuse('launch-refused', `This sign-in was begun in another browser. ${again}`),
  expired: refuse('launch-expired', `This sign-in took longer than ten minutes. ${again}`),
  'used-before': refuse('launch-expired', `This sign-in has been used already. ${again}`),
  denied: refuse('launch-refused', `The EMR did not let us in. ${again}`),
  'other-issuer': refuse('launch-refused', `The answer came from another sign-in server. ${again}`),
  'emr-changed': refuse(
    'not-ready',
    'The EMR’s sign-in has changed. Your IT has to look at it before anybody can sign in.',
  ),
  'emr-paused': refuse('not-ready', 'Signing in from this EMR is paused until your IT has looked at it.'),
  'emr-unavailable': refuse('emr-unavailable', `The EMR’s sign-in does not answer just now. ${again}`),
  'code-refused': refuse('launch-refused', `The EMR did not confirm the sign-in. ${again}`),
  'answer-not-usable': refuse('launch-refused', `The EMR’s answer could not be used. ${again}`),
  'identity-not-believed': refuse('launch-refused', `We could not be sure who you are. ${again}`),
  'no-patient': refuse('launch-refused', `The EMR did not say which patient. ${again}`),
  'not-on-roster': refuse(
    'not-on-roster',
    'You are not on this practice’s list of staff yet. Ask the program lead to add you.',
  ),
} as const satisfies Record<LaunchFailure, Refusal>;

/** For a browser that keeps no cookies: the person says that it is them, and the page carries a one-time secret. */
function confirmPage(who: LoggedIn, nonce: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Alongside</title><style nonce="${nonce}">${confirmLook}</style></head>
<body><main><h1>Continue as ${escaped(who.personName)}?</h1>
<p><a class="go" href="${escaped(who.location)}">Yes, continue</a></p>
<p>Not ${escaped(who.personName)}? Close this page and sign in to the EMR as yourself.</p></main></body></html>`;
}

const confirmLook = `:root{color-scheme:light dark}body{margin:24px;font:16px/1.5 system-ui,sans-serif;
background:#fbfaf7;color:#1d2528}h1{font-size:20px;font-weight:600}.go{display:inline-block;padding:10px 16px;
background:#0b6e6e;color:#fff;text-decoration:none}.go:focus-visible{outline:3px solid #1d2528;outline-offset:2px}
@media(prefers-color-scheme:dark){body{background:#1d2528;color:#fbfaf7}.go{background:#7fd1d1;color:#1d2528}
.go:focus-visible{outline-color:#fbfaf7}}`;

const queryOf = (ask: Pick<Ask, 'req'>): string => {
  const at = ask.req.originalUrl.indexOf('?');
  return at < 0 ? '' : ask.req.originalUrl.slice(at + 1);
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
