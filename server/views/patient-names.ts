import type { PracticeTx } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import { lastSnapshot } from '../storage/snapshots.ts';

export type PatientName = { name: string; born?: string };

/**
 * Names of patients as their charts were last read, for a list without a patient. Who was never read, or whose seal does
 * not open, has none: the list says so and still shows them.
 */
export async function namesOf(
  tx: PracticeTx,
  keys: KeyRing,
  practiceId: string,
  patientIds: readonly string[],
): Promise<Map<string, PatientName>> {
  const names = new Map<string, PatientName>();
  for (const patientId of patientIds) {
    const snapshot = await lastSnapshot(tx, keys, practiceId, patientId).catch(() => undefined);
    const patient = snapshot?.patient;
    if (patient?.status !== 'recorded') continue;
    const { name, birthDate } = patient.value;
    names.set(patientId, { name, ...(birthDate && { born: birthDate }) });
  }
  return names;
}
