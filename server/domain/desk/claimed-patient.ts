import type { ChartPatient } from '../chart/snapshot.ts';

/** Who a claim is about, as the chart said when it was locked. Family and given names only where the chart tells them apart. */
export type ClaimedPatient = {
  name?: string;
  family?: string;
  given?: string[];
  birthDate?: string;
  mrn?: string;
  sex?: string;
};

/** What a claim says of a patient. What the chart does not say is left out. */
export function claimedPatient(patient?: ChartPatient): ClaimedPatient {
  const { name, family, given, birthDate, mrn, sex } = patient ?? {};
  return {
    ...(name && { name }),
    ...(family && { family }),
    ...(given && given.length > 0 && { given }),
    ...(birthDate && { birthDate }),
    ...(mrn && { mrn }),
    ...(sex && { sex }),
  };
}
