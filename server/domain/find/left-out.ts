import { ageOn } from '../chart/chart-dates.ts';

/** Who a found patient is, as the EMR says it; or the practice's file, where the EMR could not be asked. */
export type FoundPerson = {
  name: string;
  birthDate?: string;
  phone?: string;
  language?: string;
  deceased?: true;
  inactive?: true;
  mergedAway?: true;
  /** The file's word alone: nobody looked it up in the EMR. */
  unchecked?: true;
};

/** What stands here of a patient. */
export type KnownHere = {
  /** Who coaches them. */
  coach?: string;
  /** Who handed them over, where no coach has met them yet. */
  handedOverBy?: string;
  declined?: { until?: string; at: string; because: string };
};

/** Why somebody who was found is not on the list. */
export type LeftOut =
  | { because: 'deceased' | 'inactive' | 'merged' | 'under-18' | 'unknown-person' }
  | { because: 'coached'; by: string }
  | { because: 'handed-over'; by: string }
  | { because: 'declined'; at: string; until?: string };

const adult = 18;

/**
 * Why a found patient is left out, or nothing. The chart's own reasons come first: what somebody declined says nothing of
 * who died. `person` is missing where the EMR does not know them. Whose birth date is not known stays: the coach asks.
 */
export function leftOutBecause(
  person: FoundPerson | undefined,
  here: KnownHere,
  today: string,
): LeftOut | undefined {
  if (person === undefined) return { because: 'unknown-person' };
  if (person.deceased) return { because: 'deceased' };
  if (person.mergedAway) return { because: 'merged' };
  if (person.inactive) return { because: 'inactive' };
  const age = ageOn(person.birthDate, today);
  if (age !== undefined && age < adult) return { because: 'under-18' };
  if (here.coach !== undefined) return { because: 'coached', by: here.coach };
  if (here.handedOverBy !== undefined) return { because: 'handed-over', by: here.handedOverBy };
  return here.declined && stillHolds(here.declined, today) ? declined(here.declined) : undefined;
}

/** A "no" that has no end holds for good; one with an end up to the day before it. */
export const stillHolds = ({ until }: { until?: string }, today: string): boolean =>
  until === undefined || today < until;

const declined = ({ at, until }: { at: string; until?: string }): LeftOut => ({
  ...{ because: 'declined', at },
  ...(until !== undefined && { until }),
});
