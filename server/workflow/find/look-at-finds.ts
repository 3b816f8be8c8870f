import type { Criteria } from '../../domain/find/search-ids.ts';
import { criteriaOf } from '../../domain/find/searches.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { type DeclineShown, declinesInForce, type FoundRow, foundOf } from '../../storage/find-people.ts';
import { dropRun, forgetRuns, lastRuns } from '../../storage/find-runs.ts';
import { askedAboutOf } from '../../storage/waiting-questions.ts';
import { auditDeed } from '../audit-deed.ts';
import { auditShown } from '../audit-shown.ts';
import { doerOf, notInChart } from '../desk/teller.ts';
import { ownRun, type RunView, runView } from './run-view.ts';
import { type Finder, type FindParts, wayIn } from './way-in.ts';

export type Finds = {
  /** How charts are read here; or why they are not: then a file of the practice is the way. */
  way: 'system' | 'user' | 'find-switched-off' | 'find-not-granted' | 'find-emr-away';
  criteria: Criteria;
  keepDays: number;
  runs: RunView[];
  declined: DeclineShown[];
};

const mostRuns = 10;
const mostDeclined = 200;

/** The room as it opens: which way there is, the runs that are kept, and who is not to be found for a while. */
export async function lookAtFinds(parts: FindParts, who: Finder, now: Date): Promise<Finds | Refusal> {
  const refused = notInChart(who);
  if (refused) return refused;
  const way = await wayIn(parts, who);
  return parts.db.withPractice(who.practiceId, async tx => {
    await forgetRuns(tx, now.toISOString());
    const mine = (await lastRuns(tx, 4 * mostRuns)).filter(
      row => row.staffId === who.staff.id || who.staff.role === 'lead',
    );
    const runs: RunView[] = [];
    for (const row of mine.slice(0, mostRuns)) runs.push(await runView(tx, parts.keys, row));
    const today = dayIn(now.toISOString(), who.settings.timeZone);
    const declined = await declinesInForce(tx, parts.keys, today, mostDeclined);
    const patients = declined.map(({ patientId }) => patientId);
    await auditShown(tx, parts, who, { action: 'look-at-finds', patients }, now);
    return {
      way: isRefusal(way) ? (way.because as Finds['way']) : way.way,
      criteria: criteriaOf(who.settings.handoffWhen),
      keepDays: who.settings.findKeepDays ?? 30,
      ...{ runs, declined },
    };
  });
}

export type FoundPiece = { leftOut: boolean; from: number; most: number };
export type FoundList = { run: RunView; rows: FoundRow[]; all: number };

/** A piece of whom a run found, or of who is left out of it. Each that is named is written down. */
export const lookAtFound = async (
  parts: FindParts,
  who: Finder,
  id: string,
  piece: FoundPiece,
  now: Date,
): Promise<FoundList | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const row = await ownRun(tx, who, id);
    if (isRefusal(row)) return row;
    const { rows: kept, all } = await foundOf(tx, parts.keys, id, piece);
    const patients = kept.map(({ patientId }) => patientId);
    // Asked from another search, or by another coach: nobody asks twice.
    const asked = await askedAboutOf(tx, patients);
    const rows = kept.map((one): FoundRow => {
      const isAsked = one.standing === 'open' && asked.has(one.patientId);
      return isAsked ? { ...one, standing: 'asked' } : one;
    });
    await auditShown(tx, parts, who, { action: 'look-at-found', patients }, now);
    return { run: await runView(tx, parts.keys, row), rows, all };
  });

/** Forgets a run and everybody it found, before its time. */
export const forgetFind = async (
  parts: FindParts,
  who: Finder,
  id: string,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const row = await ownRun(tx, who, id);
    if (isRefusal(row)) return row;
    await dropRun(tx, id);
    await auditDeed(tx, parts, doerOf(who), { action: 'forget-find', entity: 'find_run', entityId: id }, now);
    return { id };
  });
