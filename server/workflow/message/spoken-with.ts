import type { SpokenWith } from '../../domain/message/translation.ts';
import type { PracticeTx } from '../../storage/database.ts';
import type { KeyRing } from '../../storage/keys.ts';
import { lastSnapshot } from '../../storage/snapshots.ts';

/** A patient as their chart was last read, as far as messages ask: name, and how they are spoken with. */
export type PatientOfThread = SpokenWith & { name?: string; phone?: string };

/** What the chart says of how this patient is spoken with; nothing where it was never read or its seal does not open. */
export const spokenWith = async (
  tx: PracticeTx,
  { keys }: { keys: KeyRing },
  practiceId: string,
  patientId: string,
): Promise<PatientOfThread> => {
  const snapshot = await lastSnapshot(tx, keys, practiceId, patientId).catch(() => undefined);
  if (snapshot?.patient.status !== 'recorded') return { interpreter: 'not-recorded' };
  const { name, language, interpreter, phone } = snapshot.patient.value;
  return { name, interpreter, ...(language && { language }), ...(phone && { phone }) };
};
