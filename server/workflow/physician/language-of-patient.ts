import type { ChartSnapshot } from '../../domain/chart/snapshot.ts';
import type { Language } from '../../domain/language.ts';
import { spokenWith } from '../../domain/physician/promise-words.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { lastSnapshot } from '../../storage/snapshots.ts';
import type { Actor, WorkflowParts } from '../parts.ts';

/** The language in which this patient is spoken to, as far as the chart was read. */
export const languageOfPatient = async (
  tx: PracticeTx,
  { keys }: Pick<WorkflowParts, 'keys'>,
  { practiceId, patientId }: Pick<Actor, 'practiceId' | 'patientId'>,
): Promise<Language> => languageIn(await lastSnapshot(tx, keys, practiceId, patientId));

/** The same where the chart as it was read is at hand. */
export const languageIn = (chart: Pick<ChartSnapshot, 'patient'> | undefined): Language =>
  spokenWith(chart?.patient.status === 'recorded' ? chart.patient.value.language : undefined);
