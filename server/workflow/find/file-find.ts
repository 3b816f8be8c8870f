import { type FileRow, type NotRead, readFindFile } from '../../domain/find/file.ts';
import type { FoundPerson } from '../../domain/find/left-out.ts';
import { type Question, questionOf } from '../../domain/find/question.ts';
import { newWork, toldOf, type Work } from '../../domain/find/run.ts';
import { criteriaOf } from '../../domain/find/searches.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { forgetRuns, insertRun } from '../../storage/find-runs.ts';
import { auditDeed } from '../audit-deed.ts';
import { doerOf, notInChart } from '../desk/teller.ts';
import { keepUntil } from './begin-find.ts';
import { ownRun, type RunView, runView } from './run-view.ts';
import { type Finder, type FindParts, wayIn } from './way-in.ts';

/**
 * Begins a run on a file the practice exports, where its charts cannot be read. Patients are joined to the EMR's by its own
 * id, or by record number and birth date where it can be asked; by a name nobody is. What the file says is kept as long as
 * the run is read, sealed, and then of those alone who answer the question.
 */
export async function fileFind(
  parts: FindParts,
  who: Finder,
  { id, question: asked, text }: { id: string; question: Question; text: string },
  now: Date,
): Promise<RunView | Refusal> {
  const refused = notInChart(who);
  const question = questionOf(asked);
  if (refused ?? isRefusal(question)) return refused ?? (question as Refusal);
  const file = readFindFile(text);
  if ('unreadable' in file) return refuse('bad-request', 'find-file-unread', file.unreadable);
  const canAsk = !isRefusal(await wayIn(parts, who));
  const { work, notJoined } = workOfFile(file.rows, question, canAsk);
  const notRead = [...file.notRead, ...notJoined].slice(0, mostTold);
  const reads: Work['reads'] =
    question.unseen && file.tellsSeen
      ? [{ read: 'seen', status: 'whole', pages: 1, got: file.rows.length, passedOver: 0 }]
      : [];
  const begun = { ...work, reads };
  return parts.db.withPractice(who.practiceId, async tx => {
    await forgetRuns(tx, now.toISOString());
    const isNew = await insertRun(
      tx,
      parts.keys,
      {
        ...{
          practiceId: who.practiceId,
          id,
          iss: who.iss,
          staffId: who.staff.id,
          way: 'file',
          question,
          notRead,
        },
        ...{ criteria: criteriaOf(who.settings.handoffWhen), status: 'naming', reads: toldOf(begun) },
        ...{ askedAt: now.toISOString(), keepUntil: keepUntil(who, now) },
      },
      begun,
    );
    const row = await ownRun(tx, who, id);
    if (isRefusal(row)) return row;
    const detail = { way: 'file', rows: file.rows.length, from: question.from.join(' ') };
    const deed = { action: 'begin-find', entity: 'find_run', entityId: id, detail } as const;
    if (isNew) await auditDeed(tx, parts, doerOf(who), deed, now);
    return runView(tx, parts.keys, row);
  });
}

/** So many lines that were not understood are told; who has more has another file. */
const mostTold = 200;

/** Who has the EMR's id is known by it; who has a record number is looked for, where the EMR can be asked. */
function workOfFile(
  rows: readonly FileRow[],
  question: Question,
  canAsk: boolean,
): { work: Work; notJoined: NotRead[] } {
  const byId = rows.filter(({ patientId }) => patientId !== undefined);
  const byNumber = rows.filter(({ patientId }) => patientId === undefined);
  const people = Object.fromEntries(byId.map(({ patientId = '', facts }) => [patientId, facts]));
  const persons = canAsk ? {} : Object.fromEntries(byId.map(row => [row.patientId, asFiled(row)]));
  return {
    work: { ...newWork(question), people, persons, ...(canAsk && { toMatch: byNumber }) },
    notJoined: canAsk ? [] : byNumber.map(({ line }) => ({ line, because: 'no-way' as const })),
  };
}

const asFiled = ({ name, birthDate }: FileRow): FoundPerson => ({
  ...{ name: name ?? '', unchecked: true },
  ...(birthDate !== undefined && { birthDate }),
});
