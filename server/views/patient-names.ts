import type { ChartPatient } from '../domain/chart/snapshot.ts';
import type { PracticeTx } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import { lastSnapshot } from '../storage/snapshots.ts';

export type PatientName = { name: string; born?: string };
/** Somebody who has to be called: with the number their chart has, where it has one. */
export type PatientToReach = PatientName & { phone?: string };

/**
 * Names of patients as their charts were last read, for a list without a patient. Who was never read, or whose seal does
 * not open, has none: the list says so and still shows them.
 */
export const namesOf = (
  tx: PracticeTx,
  keys: KeyRing,
  practiceId: string,
  patientIds: readonly string[],
): Promise<Map<string, PatientName>> => eachAs(nameIn, tx, keys, practiceId, patientIds);

/** The same, each with the number to call. */
export const patientsToReach = (
  tx: PracticeTx,
  keys: KeyRing,
  practiceId: string,
  patientIds: readonly string[],
): Promise<Map<string, PatientToReach>> => {
  const withPhone = (patient: ChartPatient) => ({
    ...nameIn(patient),
    ...(patient.phone && { phone: patient.phone }),
  });
  return eachAs(withPhone, tx, keys, practiceId, patientIds);
};

const nameIn = ({ name, birthDate }: ChartPatient): PatientName => ({
  name,
  ...(birthDate && { born: birthDate }),
});

async function eachAs<T>(
  told: (patient: ChartPatient) => T,
  tx: PracticeTx,
  keys: KeyRing,
  practiceId: string,
  patientIds: readonly string[],
): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  for (const patientId of patientIds) {
    const snapshot = await lastSnapshot(tx, keys, practiceId, patientId).catch(() => undefined);
    const patient = snapshot?.patient;
    if (patient?.status === 'recorded') found.set(patientId, told(patient.value));
  }
  return found;
}
