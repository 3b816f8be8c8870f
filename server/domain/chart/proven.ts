/** Types that are tried at a canary: all that become resources of their own. */
export const triedTypes = [
  'DocumentReference',
  'Observation',
  'Goal',
  'CarePlan',
  'ServiceRequest',
  'Encounter',
  'Flag',
  'Task',
  'CareTeam',
  'Communication',
  'MedicationStatement',
  'Consent',
  'ChargeItem',
] as const;
export type TriedType = (typeof triedTypes)[number];

/**
 * What a canary write of one type proved about one EMR, on a test patient. What could not be tried is absent; what was
 * tried and answered nothing usable is `no-answer`.
 */
export type ProvenFacts = {
  type: TriedType;
  /** Of the observation that was tried; empty for every other type. */
  category: string;
  at: string;
  /** Since when, without a break, it is proven that an id of ours is taken; rows queued before then go another way. */
  ownIdSince?: string;
  /** Whether the first create was filed; with the HTTP status and the EMR's words where it was not. */
  created: 'yes' | 'refused' | 'no-answer' | 'visit-needed';
  status?: number;
  words?: string;
  /** What came back: the whole resource, its address alone, or neither. */
  answer?: 'whole' | 'address' | 'nothing';
  /** How its Location is spelled, where there is one. */
  address?: 'relative' | 'absolute';
  /** Whether what it keeps carries our identifier. */
  identifier?: 'kept' | 'forgotten';
  /** A search by our identifier: finds it, finds nothing, answers with other things as well, or is refused. */
  search?: 'finds' | 'misses' | 'finds-others' | 'refused';
  /** Milliseconds until the search showed it. */
  shownAfterMs?: number;
  /** A second create under the same condition: makes none, makes another, or is refused. */
  condition?: 'obeyed' | 'ignored' | 'refused';
  /** A PUT to an id of ours, twice: one resource under that id, or not. */
  ownId?: 'taken' | 'refused' | 'ignored';
  /** Whether it says which version it keeps. */
  version?: 'said' | 'not-said';
  /** What was made was marked as entered in error, or stands there still under these references. */
  takenAway: 'all' | 'none-made' | 'some-left';
  left: string[];
};

/**
 * How a type is sent to an EMR so that nothing is made twice, best first (the write profiles):
 * W1 under an id of ours; W2 under a condition the EMR checks; W3 once, then looked for by identifier; W4 once, then looked
 * for by what it says; W5 not filed at all.
 */
export type WriteProfile = 'W1' | 'W2' | 'W3' | 'W4' | 'W5';

/** What a write profile stands on: a canary, what was met while sending, or only what the EMR says of itself. */
export type ProfileBy = 'canary' | 'met' | 'said';
