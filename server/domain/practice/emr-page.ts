import type { RouteBecause } from '../chart/chart-write.ts';
import type { EmrExperience } from '../chart/emr-access.ts';
import type { ProfileBy, ProvenFacts, TriedType, WriteProfile } from '../chart/proven.ts';
import type { PracticeClaim, SourcedClaim, TakenVital, VendorClaim } from '../chart/vendor-claim.ts';
import type { Route } from '../session/signed.ts';
import type { PracticeSettings } from './settings.ts';

/** What goes to a chart beside a signed session, by itself. */
export const besideThings = [
  'red-flag',
  'escalation',
  'handoff',
  'handoff-task',
  'care-team',
  'message',
  'medicine-taken',
  'consent',
  'charge',
] as const;

/** A thing that is written, by the name the page gives it. */
export const writtenThings = [
  'note',
  'visit',
  'goal',
  'step',
  'care-plan',
  'goal-ended',
  'step-ended',
  'care-plan-ended',
  'blood-pressure',
  'heart-rate',
  'weight',
  'waist',
  'glucose',
  'ruler',
  'stage',
  'teach-back',
  'adherence',
  'check-in',
  ...besideThings,
] as const;
export type WrittenThing = (typeof writtenThings)[number];
export const takenVitals: readonly TakenVital[] = [
  'blood-pressure',
  'heart-rate',
  'weight',
  'waist',
  'glucose',
];

/** What decided: of the layers the first that refuses, or none. */
export type SaidBy = 'metadata' | 'vendor' | 'practice' | 'scopes' | 'experience' | 'all';

/** What happens to one thing here, and what says so. */
export type ThingHere = {
  thing: WrittenThing;
  /** The FHIR type it becomes where it is filed by itself. */
  type: string;
  /** `here`: it is told in no note either. */
  way: Route | 'here';
  because: RouteBecause;
  says: SaidBy;
  claim?: SourcedClaim | PracticeClaim;
  met?: EmrExperience;
};

/** How one type is sent so that nothing is made twice, and what was proven of it. */
export type ProfileHere = {
  type: TriedType;
  profile: WriteProfile;
  /** Absent for W5: why nothing is filed stands with the things. */
  by?: ProfileBy;
  proof?: ProvenFacts;
};

export type ClaimRule = VendorClaim['rule'];

/** What is known on one point: the practice's own word, the vendor's lines, and which of them decides. */
export type PointHere = {
  rule: ClaimRule;
  own?: PracticeClaim;
  /** Those of the vendor's file; unverified ones decide nothing. */
  known: SourcedClaim[];
  decides: 'practice' | 'vendor' | 'nobody';
  /** What the practice said before and took back, newest first. */
  earlier: PracticeClaim[];
};

/** The page of what an EMR accepts. */
export type EmrPage = {
  practice: string;
  emr: {
    iss: string;
    /** How the EMR names itself. */
    software?: string;
    /** The vendor whose file is believed; absent where there is none. */
    vendor?: string;
    checkedAt: string;
    paused: boolean;
  };
  /** Of the newest launch out of a chart; without one, those that are asked for. */
  scopes: { from: 'launch' | 'asked'; at?: string };
  things: ThingHere[];
  profiles: ProfileHere[];
  points: PointHere[];
  settings: Pick<PracticeSettings, 'noteArrives'> & { atOnce: number };
  /** The last canary that came to its end. */
  canary?: { at: string; by: string; patientId: string; left: string[] };
  /** The patient of this launch, on whom a canary may be made; the name as the EMR has it. */
  testPatient?: { id: string; name?: string; birthDate?: string };
};

/** What a new look at the metadata changed: of which type, what is said now that was not, and the other way round. */
export type EmrChange = {
  type: string;
  says: 'creates' | 'updates' | 'conditions' | 'own-ids';
  now: boolean;
};

/** What came of a re-check. */
export type EmrChecked = {
  /** An EMR that does not answer changes nothing. */
  answered: boolean;
  changes: EmrChange[];
  /** Refusals that were met and are forgotten. */
  forgotten: number;
  page: EmrPage;
};

export type CanaryMade = { tried: ProvenFacts[]; page: EmrPage };
