import type { ConditionSearch, ReadingSearch } from './search-ids.ts';

/** The last reading of its kind that was read. A day is YYYY-MM-DD in the practice's zone, or as much as is known. */
export type FoundReading = { day: string; value: number; second?: number };

/** What was read of one patient, as far as a question asks for it. */
export type PersonFacts = {
  /** By what name the chart has it. */
  conditions: { [condition in ConditionSearch]?: string };
  readings: { [fact in ReadingSearch]?: FoundReading };
  /** Names of active orders, each once. */
  medicines: string[];
  /** An active order whose supply ended on that day: the one that ended last. */
  supplyOver?: { name: string; day: string };
  notTaken?: { name: string };
  /** Days of visits that were missed. */
  missed: string[];
  /** The last day they were seen on. */
  seen?: string;
};

/** One thing that a resource says of a patient. */
export type Said =
  | { is: 'condition'; condition: ConditionSearch; name: string }
  | { is: 'reading'; fact: ReadingSearch; reading: FoundReading }
  | { is: 'medicine'; name: string; endsOn?: string; notTaken?: true }
  | { is: 'missed'; day: string }
  | { is: 'seen'; day: string };

/** More of one kind is not kept of one patient: the count would say no more. */
const mostKept = 40;

export const nothingKnown = (): PersonFacts => ({ conditions: {}, readings: {}, medicines: [], missed: [] });

/** What is known with one thing more. The order in which things are said changes nothing. */
export function withSaid(facts: PersonFacts, said: Said): PersonFacts {
  switch (said.is) {
    case 'condition': {
      const known = facts.conditions[said.condition];
      const name = known === undefined || said.name < known ? said.name : known;
      return { ...facts, conditions: { ...facts.conditions, [said.condition]: name } };
    }
    case 'reading':
      return isNewer(said.reading, facts.readings[said.fact])
        ? { ...facts, readings: { ...facts.readings, [said.fact]: said.reading } }
        : facts;
    case 'medicine':
      return withMedicine(facts, said);
    case 'missed':
      return { ...facts, missed: added(facts.missed, said.day) };
    case 'seen':
      return facts.seen !== undefined && facts.seen >= said.day ? facts : { ...facts, seen: said.day };
  }
}

function withMedicine(
  facts: PersonFacts,
  { name, endsOn, notTaken }: Extract<Said, { is: 'medicine' }>,
): PersonFacts {
  const isLater = endsOn !== undefined && endsOn > (facts.supplyOver?.day ?? '');
  return {
    ...facts,
    medicines: added(facts.medicines, name),
    ...(isLater && { supplyOver: { name, day: endsOn } }),
    ...(notTaken && name < (facts.notTaken?.name ?? '\uffff') && { notTaken: { name } }),
  };
}

const added = (known: string[], one: string): string[] =>
  known.includes(one) || known.length >= mostKept ? known : [...known, one].toSorted();

/** Of two on the same day the higher one counts: what is out of goal is not talked away by a second try. */
const isNewer = (one: FoundReading, other: FoundReading | undefined): boolean =>
  other === undefined || one.day > other.day || (one.day === other.day && one.value > other.value);
