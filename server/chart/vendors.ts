import type { ChartItem } from '../domain/session/signed.ts';

/** What a vendor takes beyond (or short of) what its CapabilityStatement says. */
export type VendorProfile = {
  name: string;
  /** How the vendor's name reads in the registration, lower case. */
  spelled: RegExp;
  /** A note is taken only into a visit that exists already. */
  noteNeedsVisit: boolean;
  /** A vital sign is taken only into a visit that exists already. */
  vitalNeedsVisit: boolean;
  /** Vitals it files; absent: all. */
  vitals?: Extract<ChartItem, { kind: 'vital' }>['vital'][];
  /** Observations other than vital signs. */
  otherObservations: boolean;
  /** Types it never creates for an app like ours, whatever it says. */
  neverCreates: readonly string[];
};

/**
 * Sources: Epic's published specifications 963, 1046 and sandbox trials of September 2026 (vital signs and plain-text
 * notes into an existing visit, nothing else); Oracle Millennium's R4 documentation of 2024 (vital signs and laboratory
 * only; no goals or plans). A vendor that is not named is believed as far as its CapabilityStatement goes.
 */
const profiles: VendorProfile[] = [
  {
    name: 'epic',
    spelled: /epic/,
    noteNeedsVisit: true,
    vitalNeedsVisit: true,
    vitals: ['blood-pressure', 'heart-rate', 'weight'],
    otherObservations: false,
    neverCreates: ['Goal', 'CarePlan', 'ServiceRequest', 'Encounter'],
  },
  {
    name: 'oracle',
    spelled: /oracle|cerner|millennium/,
    noteNeedsVisit: false,
    vitalNeedsVisit: false,
    vitals: ['blood-pressure', 'heart-rate', 'weight'],
    otherObservations: false,
    neverCreates: ['Goal', 'CarePlan', 'ServiceRequest', 'Encounter'],
  },
];

const generic: VendorProfile = {
  name: 'generic',
  spelled: /(?:)/,
  noteNeedsVisit: false,
  vitalNeedsVisit: false,
  otherObservations: true,
  neverCreates: [],
};

export const vendorProfile = (vendor: string): VendorProfile =>
  profiles.find(profile => profile.spelled.test(vendor.toLowerCase())) ?? generic;
