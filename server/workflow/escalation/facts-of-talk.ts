import type { MeasuredFact } from '../../domain/escalation/because.ts';
import { factOf, measureOf, readingInTalk } from '../../domain/escalation/facts-of-talk.ts';
import type { RedFlagKind } from '../../domain/session/choices.ts';
import type { SessionDraft } from '../../domain/session/draft.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { reportsOf } from '../../storage/reports.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import { aboutPatient } from './about-patient.ts';

type Of = Pick<Actor, 'practiceId' | 'patientId' | 'settings'>;

/** The number behind a red flag as it is written down in the talk now; a weight with what was gained. */
export async function factInTalk(
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  of: Of,
  { kind, draft }: { kind: RedFlagKind; draft: SessionDraft },
  now: Date,
): Promise<MeasuredFact | undefined> {
  const found = readingInTalk(kind, draft);
  if (found === undefined) return undefined;
  const at = found.reporting.at ?? now.toISOString();
  const isWeight = found.reading.measure === 'weight';
  const about = isWeight ? await aboutPatient(tx, parts, of, at) : undefined;
  return factOf(found.reading, found.reporting, dayIn(at, of.settings.timeZone), about);
}

const dayMs = 24 * 60 * 60_000;

/** What the patient reported of it in the last day, where the talk itself has no number of it. */
export async function factReported(
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  of: Of,
  kind: RedFlagKind,
  now: Date,
): Promise<MeasuredFact | undefined> {
  const measure = measureOf[kind];
  if (measure === undefined) return undefined;
  const reports = await reportsOf(tx, of.patientId, new Date(now.getTime() - dayMs).toISOString());
  const found = reports.flatMap(({ at, toldBy, readings }) =>
    readings.filter(one => one.measure === measure).map(reading => ({ reading, at, by: toldBy })),
  )[0];
  if (found === undefined) return undefined;
  const { reading, at, by } = found;
  const about = measure === 'weight' ? await aboutPatient(tx, parts, of, at) : undefined;
  return factOf(reading, { at, by }, dayIn(at, of.settings.timeZone), about);
}
