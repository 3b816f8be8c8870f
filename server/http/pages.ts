import type { Response } from 'express';
import { z } from 'zod';
import { defaultSettings, keepsPractice, type Role } from '../domain/practice/settings.ts';
import { refuse } from '../domain/refusal.ts';
import { prepAsItArrives } from '../workflow/look-at-prep.ts';
import { physicianViewAsItArrives } from '../workflow/physician/look-at-physician-view.ts';
import { actorOf } from './actor.ts';
import { builtClient } from './built-client.ts';
import type { PageState, RenderInput } from './contract/page.ts';
import type { LoginIdentity } from './identity.ts';
import { logId } from './log.ts';
import { readerLanguage } from './reader-language.ts';
import { type Answer, type Ask, defineRoute, type Route } from './route-table.ts';

const launchId = z.string().regex(/^[A-Za-z0-9_-]{32}$/);

/** In a browser without cookies nobody is known yet; the practice then says whose EMR may frame the page. */
const query = z.strictObject({ practice: z.uuid().optional() });

/** Whose page opens on a patient's chart. */
export const readers: readonly string[] = ['coach', 'physician', 'lead'];

type Of = 'patient' | 'physician' | keyof typeof whose;

const rule = {
  method: 'GET',
  audience: 'launch',
  roles: 'any',
  patientBound: false,
  whenLocked: 'allowed',
  query,
  answers: { 200: 'html' },
} as const;
const params = z.strictObject({ launchId });

/** A room of a launch, under its own name or the chart's own page: `audit` says where the look at it is written down. */
const room = (path: string, of: Of, audit: string, summary: string): Route =>
  defineRoute({ ...rule, path: `/app/:launchId${path}`, params, audit: { none: audit }, summary }, ask =>
    page(ask, ask.params.launchId, ask.query.practice, of),
  );

const whereMade = 'the look at it is written down where it is made';
const whenAsked = 'the look at what is on it is written down when the page asks for it';

/** The pages of a launch, drawn here and streamed: the head at once, the patient as the chart is read. */
export const pageRoutes: Route[] = [
  room('', 'patient', whereMade, 'The preparation page of one launch.'),
  defineRoute(
    {
      ...rule,
      path: '/app/:launchId/session/:id',
      params: params.extend({ id: z.uuid() }),
      audit: { none: whenAsked },
      summary: 'The page of one coaching session; the session itself comes by /api/sessions/:id.',
    },
    ask => page(ask, ask.params.launchId, ask.query.practice),
  ),
  room(
    ...(['/physician', 'physician', whereMade] as const),
    'The page of a physician: what coaching did, and what is asked of them.',
  ),
  room(
    ...(['/timeline', 'patient', whenAsked] as const),
    'A patient’s time on one axis. What is on it comes by /api/timeline.',
  ),
  room(
    ...(['/practice', 'practice', whenAsked] as const),
    'The page of the practice itself: what its EMR accepts. What is on it comes by /api/emr.',
  ),
  room(
    ...(['/day', 'day', whenAsked] as const),
    'A physician’s page without a chart: what cannot wait, and what waits for a signature.',
  ),
  room(
    ...(['/list', 'list', whenAsked] as const),
    'The page of who waits for a coach, in a launch without a chart. It comes by /api/coach-list.',
  ),
  room(
    ...(['/group', 'group', whenAsked] as const),
    'A coach’s page to write a group down, in a launch without a chart. It comes by /api/groups.',
  ),
  room(
    ...(['/panel', 'panel', whenAsked] as const),
    'The page of panels and of handing patients over, in a launch without a chart. It comes by /api/panels.',
  ),
  room(
    ...(['/schedule', 'schedule', whenAsked] as const),
    'A coach’s page of their hours and talks, in a launch without a chart. It comes by /api/schedule.',
  ),
  room(
    ...(['/inbox', 'inbox', whenAsked] as const),
    'A coach’s messages with patients, in a launch without a chart. They come by /api/inbox.',
  ),
  room(
    ...(['/find', 'find', whenAsked] as const),
    'The page on which patients who would gain are looked for, in a launch without a chart. It comes by /api/finds.',
  ),
  room(
    ...(['/month', 'month', whenAsked] as const),
    'The biller’s page of a month’s claims, in a launch without a chart. It comes by /api/months.',
  ),
];

type PageAsk = Pick<Ask<'launch'>, 'parts' | 'identity' | 'now' | 'nonce' | 'frameFor' | 'req'>;

async function page(ask: PageAsk, named: string, practice: string | undefined, of: Of = 'patient') {
  const { identity, parts } = ask;
  if (parts.clientFolder === undefined) return refuse('not-ready', 'screens-not-built');
  if (identity.kind === 'nobody' || identity.loginId !== named) {
    if (practice !== undefined) await ask.frameFor(practice);
    return streamed(ask, parts.clientFolder, {
      launchId: named,
      state: 'unknown',
      timeZone: defaultSettings.timeZone,
    });
  }
  const timeZone = identity.settings.timeZone;
  if (identity.locked)
    return streamed(ask, parts.clientFolder, { launchId: named, state: 'locked', timeZone });
  if (of !== 'patient' && of !== 'physician') return pageWithoutChart(ask, parts.clientFolder, identity, of);
  if (!readers.includes(identity.staff.role)) {
    return refuse('not-your-role', 'coaches-only');
  }
  if (identity.patientId === undefined) {
    return refuse('other-patient', 'no-patient-open');
  }
  const arriving = of === 'physician' ? physicianPartsOf(ask) : partsOf(ask); // the chart is being read while the rest is looked up
  const login = await loginOf(ask, identity);
  return streamed(ask, parts.clientFolder, {
    launchId: named,
    state: 'open',
    timeZone,
    login,
    parts: arriving,
  });
}

/** Whose page each is that no chart belongs to. */
const whose = {
  practice: keepsPractice,
  day: (role: Role) => role === 'physician' || role === 'lead',
  list: (role: Role) => role === 'coach',
  group: (role: Role) => role === 'coach',
  schedule: (role: Role) => role === 'coach',
  inbox: (role: Role) => role === 'coach',
  panel: (role: Role) => role === 'coach' || keepsPractice(role),
  find: (role: Role) => role === 'coach' || role === 'lead',
  month: (role: Role) => role === 'biller' || role === 'lead',
};

const namesPatients: readonly Of[] = ['list', 'group', 'inbox', 'month', 'panel', 'schedule', 'find'];

/** Reads no chart: what is on such a page comes by calls of its own. What names patients has no chart beside it. */
async function pageWithoutChart(
  ask: PageAsk,
  clientFolder: string,
  identity: LoginIdentity,
  of: keyof typeof whose,
) {
  if (!whose[of](identity.staff.role)) return refuse('not-your-role', 'other-role');
  if (namesPatients.includes(of) && identity.patientId !== undefined)
    return refuse('conflict', 'list-without-chart');
  const unread = Promise.resolve(refuse('other-patient', 'no-patient-open'));
  return streamed(ask, clientFolder, {
    ...{ launchId: identity.loginId, state: 'open', timeZone: identity.settings.timeZone },
    ...{ login: await loginOf(ask, identity), parts: { who: unread, prep: unread } },
  });
}

async function loginOf({ parts }: PageAsk, identity: LoginIdentity): Promise<RenderInput['login']> {
  const { practiceId, loginId, staff, patientId, locked, needBanner, settings, intent } = identity;
  const { name, role, credential } = staff;
  return {
    launchId: loginId,
    practice: await parts.launching.practiceName(practiceId),
    staff: { name, role, credential },
    patientId,
    locked,
    needBanner,
    idleLockMinutes: settings.idleLockMinutes,
    timeZone: settings.timeZone,
    intent,
  };
}

/** Both parts of the page as promises; a failed one is fetched again by the browser, so nothing is left unheard. */
function partsOf({ parts, identity, now }: PageAsk): NonNullable<RenderInput['parts']> {
  const { first, prep } = prepAsItArrives(parts, actorOf(identity), now);
  for (const part of [first, prep]) part.catch(() => undefined);
  return { who: first, prep };
}

/** The same for the physician's page, which draws no preparation. */
function physicianPartsOf({ parts, identity, now }: PageAsk): NonNullable<RenderInput['parts']> {
  const { first, physician } = physicianViewAsItArrives(parts, actorOf(identity), now);
  for (const part of [first, physician]) part.catch(() => undefined);
  return { who: first, prep: Promise.resolve(refuse('not-found', 'nothing-here')), physician };
}

type Told = { launchId: string; state: PageState; timeZone: string } & Pick<RenderInput, 'login' | 'parts'>;

async function streamed(ask: PageAsk, clientFolder: string, told: Told): Promise<Answer> {
  const { parts, req, nonce, now } = ask;
  const client = await builtClient(clientFolder);
  const language = readerLanguage(req);
  const drawn = client.render({
    ...told,
    path: req.path,
    language,
    now: now.toISOString(),
    files: client.filesFor(req.path, language),
    nonce,
    onError: cause => parts.log('failed', { code: logId(cause instanceof Error ? cause.name : 'unknown') }),
  });
  return { status: 200, stream: res => send(res, drawn) };
}

/** Ends with the stream. A browser that went away takes the drawing with it. */
function send(
  res: Response,
  drawn: ReturnType<Awaited<ReturnType<typeof builtClient>>['render']>,
): Promise<void> {
  res.type('html');
  return new Promise(resolve => {
    res.once('close', () => {
      if (!res.writableFinished) drawn.abort(new BrowserLeft());
      resolve();
    });
    drawn.pipe(res);
  });
}

class BrowserLeft extends Error {
  readonly code = 'browser-left';
  override readonly name = 'BrowserLeft';
}
