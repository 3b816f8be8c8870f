import { matchPerson, type PersonMatched } from '../../chart/find/match-person.ts';
import { readFindPage } from '../../chart/find/read-page.ts';
import { personsAtOnce, readPersons } from '../../chart/find/read-persons.ts';
import { dayOf } from '../../domain/chart/chart-dates.ts';
import {
  afterFailure,
  afterMatch,
  afterPage,
  type Budget,
  ended,
  foundBy,
  nextRead,
  toldOf,
  usualBudget,
  type Work,
} from '../../domain/find/run.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { type FindRunRow, saveStep, workOf } from '../../storage/find-runs.ts';
import { auditDeed } from '../audit-deed.ts';
import { doerOf, notInChart } from '../desk/teller.ts';
import { finishFind } from './finish-find.ts';
import { ownRun, type RunView, runView } from './run-view.ts';
import { type Finder, type FindParts, isGranted, type WayIn, wayIn } from './way-in.ts';

/** So long one step reads, so that its page can tell how far it is and be told to stop. */
export type Pace = { stepMs: number; pageMs: number; budget: Budget };
const usualPace: Pace = { stepMs: 2_000, pageMs: 15_000, budget: usualBudget };

type Stepped = { work: Work; waitMs?: number };

/**
 * Reads a run on for a moment, then says how far it is; the page asks for the next step. So nothing is read that nobody
 * waits for, a run goes on where it was after a restart, and of two steps at once one counts.
 */
export async function stepFind(
  parts: FindParts,
  who: Finder,
  id: string,
  clock: () => Date,
  pace: Pace = usualPace,
): Promise<RunView | Refusal> {
  const refused = notInChart(who);
  if (refused) return refused;
  const row = await parts.db.withPractice(who.practiceId, tx => ownRun(tx, who, id));
  if (isRefusal(row)) return row;
  const work = workOf(parts.keys, row);
  if (work === undefined) return parts.db.withPractice(who.practiceId, tx => runView(tx, parts.keys, row));
  const way = await wayIn(parts, who);
  // Of a file nothing has to be asked where its rows say who everybody is.
  if (isRefusal(way) && row.way !== 'file') return way;
  const began = clock().getTime();
  const stepped = isRefusal(way)
    ? { work: alone(work) }
    : await readOn(parts, who, { row, way, work }, clock, pace);
  const spent = { ...stepped.work, spentMs: work.spentMs + clock().getTime() - began };
  return parts.db.withPractice(who.practiceId, async tx => {
    const isRead =
      nextRead(spent) === undefined && toName(spent, row, clock(), who, pace.budget).length === 0;
    if (isRead) await finishFind(tx, parts, who, { row, work: spent }, clock());
    else {
      const status = nextRead(spent) === undefined ? 'naming' : 'reading';
      await saveStep(tx, parts.keys, row, { status, reads: toldOf(spent), doneAt: null }, spent);
    }
    const now = await ownRun(tx, who, id);
    return isRefusal(now) ? now : runView(tx, parts.keys, now, stepped.waitMs);
  });
}

/** Whoever asked has seen enough: nothing more is read, and who was found so far is shown. */
export async function endFind(
  parts: FindParts,
  who: Finder,
  id: string,
  now: Date,
): Promise<RunView | Refusal> {
  return (
    notInChart(who) ??
    parts.db.withPractice(who.practiceId, async tx => {
      const row = await ownRun(tx, who, id);
      if (isRefusal(row)) return row;
      const work = workOf(parts.keys, row);
      if (work === undefined) return runView(tx, parts.keys, row);
      const enough = ended(work, 'ended');
      await saveStep(tx, parts.keys, row, { status: 'naming', reads: toldOf(enough), doneAt: null }, enough);
      await auditDeed(tx, parts, doerOf(who), { action: 'end-find', entity: 'find_run', entityId: id }, now);
      const after = await ownRun(tx, who, id);
      return isRefusal(after) ? after : runView(tx, parts.keys, after);
    })
  );
}

type Reading = { row: FindRunRow; way: WayIn; work: Work };

async function readOn(
  parts: FindParts,
  who: Finder,
  reading: Reading,
  clock: () => Date,
  pace: Pace,
): Promise<Stepped> {
  const { row } = reading;
  let { way, work } = reading;
  let isNewToken = false;
  const began = clock().getTime();
  const isOver = () => clock().getTime() - began >= pace.stepMs;
  const { timeZone } = who.settings;
  for (;;) {
    if (work.spentMs + clock().getTime() - began >= pace.budget.spentMs) work = ended(work, 'time');
    const read = nextRead(work);
    const [unmatched] = work.toMatch ?? [];
    if (!read && unmatched) {
      const matched = await matchPerson(
        way.access,
        unmatched as Joinable,
        AbortSignal.timeout(pace.pageMs),
        clock(),
      );
      if (matched.status === 'busy' && work.waits < pace.budget.waits)
        return { work: { ...work, waits: work.waits + 1 }, waitMs: matched.waitMs };
      work = afterMatch(work, unmatched.line, joinedBy(matched));
      if (isOver()) return { work };
      continue;
    }
    const unnamed = read ? [] : toName(work, row, clock(), who, pace.budget);
    if (read === undefined && unnamed.length === 0) return { work };
    const now = clock();
    const deadline = AbortSignal.timeout(pace.pageMs);
    if (read && !isGranted(way, read.read)) {
      work = afterFailure(work, 'not-granted');
      continue;
    }
    const today = dayIn(now.toISOString(), timeZone);
    const at = { now, dayOf: (one: string) => dayOf(one, timeZone) };
    const answer = read
      ? await readFindPage(
          way.access,
          { read: read.read, criteria: row.criteria, today, at, deadline },
          read.status === 'reading' ? read.next : undefined,
        )
      : await readPersons(way.access, unnamed, deadline, now);
    switch (answer.status) {
      case 'page':
        work = afterPage(work, answer.page, pace.budget);
        break;
      case 'read':
        work = { ...work, persons: { ...work.persons, ...Object.fromEntries(answer.persons) } };
        break;
      case 'busy':
        work = { ...work, waits: work.waits + 1 };
        if (work.waits <= pace.budget.waits) return { work, waitMs: answer.waitMs };
        work = read ? afterFailure(work, 'busy') : unknownFor(work, unnamed);
        break;
      case 'token': {
        const again = isNewToken ? undefined : await wayIn(parts, who, way.access.accessToken);
        isNewToken = true;
        if (again && !isRefusal(again)) way = again;
        else work = read ? afterFailure(work, 'login-ended') : unknownFor(work, unnamed);
        break;
      }
      case 'failed':
        work = read ? afterFailure(work, answer.because) : unknownFor(work, unnamed);
    }
    if (isOver()) return { work };
  }
}

type Joinable = { mrn: string; birthDate: string };

const joinedBy = (matched: PersonMatched): Parameters<typeof afterMatch>[2] => {
  if (matched.status === 'one') return matched;
  return matched.status === 'nobody' || matched.status === 'several' ? matched.status : 'no-way';
};

/** Rows whose patients nobody can look up any more are told as such. */
const alone = (work: Work): Work =>
  (work.toMatch ?? []).reduce((rest, { line }) => afterMatch(rest, line, 'no-way'), work);

/** Who of those found has not been asked for yet, as many as are asked for at once. */
function toName(
  work: Work,
  { question, criteria }: FindRunRow,
  now: Date,
  who: Finder,
  budget: Budget,
): string[] {
  const today = dayIn(now.toISOString(), who.settings.timeZone);
  return foundBy(work, question, criteria, today)
    .slice(0, budget.named)
    .map(({ patientId }) => patientId)
    .filter(id => !Object.hasOwn(work.persons, id))
    .slice(0, personsAtOnce);
}

/** They could not be asked for: nobody is listed without a word of who it is. */
const unknownFor = (work: Work, ids: readonly string[]): Work => ({
  ...work,
  persons: { ...work.persons, ...Object.fromEntries(ids.map(id => [id, null])) },
});
