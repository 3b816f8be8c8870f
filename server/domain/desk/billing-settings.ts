import type { Accreditation, PracticeKind, PracticePlace, Programme } from '../billing/vocabulary.ts';

/** What a practice says of itself to the rules of billing. */
export type BillingSettings = {
  kind: PracticeKind;
  place: PracticePlace;
  /** Absent: nobody said. */
  accreditations?: Accreditation[];
  /** Rules from memory or by contract that the practice answers for. */
  turnedOn: string[];
  /** Who turned each of them on, when, and why. */
  turnedOnBy?: { [name: string]: { by: string; at: string; because: string } };
  /** Programmes it takes part in; all of them unless said. */
  offers?: Programme[];
  /** Who pays where nothing is written down of a patient. */
  payer: string;
  /** A claim may leave with that payer though nobody stated it of the patient: the practice answers for its guess. */
  assumedPayerMayLeave?: true;
};

export const usualBilling: BillingSettings = {
  ...{ kind: 'office', place: '11', turnedOn: [], payer: 'medicare' },
};
