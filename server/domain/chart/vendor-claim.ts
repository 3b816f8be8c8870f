/** Vital signs a coach takes. */
export type TakenVital = 'blood-pressure' | 'heart-rate' | 'weight' | 'waist' | 'glucose';

/**
 * One thing known about what an EMR vendor does, beyond (or short of) what its CapabilityStatement says. Types are FHIR
 * resource types. A claim narrows what the metadata allows; it never allows what the metadata does not.
 */
export type VendorClaim =
  /** Creates these types for an app like ours, and no others. */
  | { rule: 'creates'; types: string[] }
  /** Changes resources of these types, and no others. */
  | { rule: 'updates'; types: string[] }
  /** Creates these only once the practice has a contract for it; the practice says so by a claim of its own. */
  | { rule: 'by-contract'; types: string[] }
  /** Takes observations of these categories, and no others. */
  | { rule: 'observations'; categories: string[] }
  /** Files these vital signs, and no others. */
  | { rule: 'vitals'; vitals: TakenVital[] }
  /** A note is filed only into a visit that is there already. */
  | { rule: 'note-visit'; needed: boolean }
  /** A vital sign is filed only into a visit that is there already. */
  | { rule: 'vital-visit'; needed: boolean }
  /** Media types of a note it keeps, best first. */
  | { rule: 'note-as'; mediaTypes: string[] }
  /** How many attachments of one note it keeps. */
  | { rule: 'attachments'; most: number }
  /** Whether a plan of one page may be filed as a document beside the note. */
  | { rule: 'plan-document'; taken: boolean }
  /**
   * Takes a filled-in form, and it was agreed which: the canonical address of the Questionnaire there, whose questions are
   * those of `fhir-profiles` (`session-form`). Only a practice can say so.
   */
  | { rule: 'agreed-form'; questionnaire: string }
  /**
   * Whether charges go into the chart. They do only where the practice itself says so; its yes also lets the desk's own
   * sign-in ask the EMR for it.
   */
  | { rule: 'charges'; taken: boolean }
  /** Whether consents do; where the practice itself says so, the desk's own sign-in asks the EMR for it too. */
  | { rule: 'consents'; taken: boolean }
  /**
   * Whether the practice's patients may be looked through for who would gain from coaching. They are only where the practice
   * itself says so; its yes also lets its own client, or without one the desk's sign-in, ask the EMR for it.
   */
  | { rule: 'find'; taken: boolean }
  /**
   * Whether a coach’s own appointments are read from the EMR’s book, for their schedule. Only where the practice itself says
   * so; its yes lets a sign-in without a chart ask the EMR for it.
   */
  | { rule: 'appointments'; read: boolean }
  /** Whether a create with a condition is really refused the second time. */
  | { rule: 'if-none-exist'; obeyed: boolean }
  /** Codes of its own with which it says that a resource is there already. */
  | { rule: 'already-there'; codes: string[] }
  /** Requests a minute it allows a practice, everything counted. */
  | { rule: 'requests-a-minute'; most: number };

/** How sure a claim is: the vendor's own word, somebody's trial or analysis, or not confirmed by anybody. */
export type ClaimMark = 'vendor' | 'trial' | 'unverified';

/** A claim with where it is from and of what day (`YYYY-MM-DD`, or a month). */
export type SourcedClaim = VendorClaim & { source: string; asOf: string; mark: ClaimMark };

/**
 * What a practice says of its own EMR; it stands above what is known of the vendor. One that was taken back, or replaced
 * by another, stays readable and decides nothing.
 */
export type PracticeClaim = VendorClaim & Stated & { withdrawn?: Stated };

/** Who said it (a name), when, and why. */
export type Stated = { because: string; by: string; at: string };
