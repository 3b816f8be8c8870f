import { countFor } from '../../chart/find/read-page.ts';
import { type Question, questionOf, readsOf } from '../../domain/find/question.ts';
import { newWork, type ReadBecause, toldOf } from '../../domain/find/run.ts';
import { criteriaOf } from '../../domain/find/searches.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { forgetRuns, insertRun } from '../../storage/find-runs.ts';
import { auditDeed } from '../audit-deed.ts';
import { doerOf, notInChart } from '../desk/teller.ts';
import { ownRun, type RunView, runView } from './run-view.ts';
import { type Finder, type FindParts, isGranted, wayIn } from './way-in.ts';

/** Days a run is kept where the practice says nothing. */
export const usualKeepDays = 30;
const dayMs = 86_400_000;
const patienceMs = 8_000;

/** How much each list holds by the EMR's own count, before anything of it is read. */
export type Counted = { read: string } & ({ total: number } | { unknown: ReadBecause });

/** How much there is to read for a question: numbers alone, and of an EMR that counts nothing it is said that nobody knows. */
export async function countFind(
  parts: FindParts,
  who: Finder,
  asked: Question,
  now: Date,
): Promise<{ counts: Counted[] } | Refusal> {
  const refused = notInChart(who);
  const question = questionOf(asked);
  if (refused ?? isRefusal(question)) return refused ?? (question as Refusal);
  const way = await wayIn(parts, who);
  if (isRefusal(way)) return way;
  const criteria = criteriaOf(who.settings.handoffWhen);
  const today = dayIn(now.toISOString(), who.settings.timeZone);
  const deadline = AbortSignal.timeout(patienceMs);
  const counts = await Promise.all(
    readsOf(question).map(async read => ({
      read,
      ...(isGranted(way, read)
        ? await countFor(way.access, { read, criteria, today, deadline })
        : { unknown: 'not-granted' as const }),
    })),
  );
  await parts.db.withPractice(who.practiceId, tx =>
    auditDeed(tx, parts, doerOf(who), { action: 'count-find', detail: { way: way.way } }, now),
  );
  return { counts };
}

/** Begins a run: what is asked, by which way, until when it is kept. Nothing is read yet. The same id again begins nothing. */
export async function beginFind(
  parts: FindParts,
  who: Finder,
  { id, question: asked }: { id: string; question: Question },
  now: Date,
): Promise<RunView | Refusal> {
  const refused = notInChart(who);
  const question = questionOf(asked);
  if (refused ?? isRefusal(question)) return refused ?? (question as Refusal);
  const way = await wayIn(parts, who);
  if (isRefusal(way)) return way;
  const work = newWork(question);
  return parts.db.withPractice(who.practiceId, async tx => {
    await forgetRuns(tx, now.toISOString());
    const isNew = await insertRun(
      tx,
      parts.keys,
      {
        ...{ practiceId: who.practiceId, id, iss: who.iss, staffId: who.staff.id, way: way.way, question },
        ...{
          criteria: criteriaOf(who.settings.handoffWhen),
          status: 'reading',
          reads: toldOf(work),
          notRead: [],
        },
        ...{ askedAt: now.toISOString(), keepUntil: keepUntil(who, now) },
      },
      work,
    );
    const row = await ownRun(tx, who, id);
    if (isRefusal(row)) return row;
    const detail = {
      way: way.way,
      from: question.from.join(' '),
      join: question.join,
      unseen: question.unseen,
    };
    const deed = { action: 'begin-find', entity: 'find_run', entityId: id, detail } as const;
    if (isNew) await auditDeed(tx, parts, doerOf(who), deed, now);
    return runView(tx, parts.keys, row);
  });
}

export const keepUntil = ({ settings }: Finder, now: Date): string =>
  new Date(now.getTime() + (settings.findKeepDays ?? usualKeepDays) * dayMs).toISOString();
