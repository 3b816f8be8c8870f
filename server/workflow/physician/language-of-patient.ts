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
): Promise<Language> => {
  const patient = (await lastSnapshot(tx, keys, practiceId, patientId))?.patient;
  return spokenWith(patient?.status === 'recorded' ? patient.value.language : undefined);
};
