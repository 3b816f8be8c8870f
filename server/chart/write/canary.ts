import { systems } from '../../../fhir-profiles/codes.ts';
import type { ChartResource } from '../../domain/chart/chart-write.ts';
import type { TriedType } from '../../domain/chart/proven.ts';
import type { PracticeSettings } from '../../domain/practice/settings.ts';
import type { DocumentForm } from '../../domain/session/signed.ts';
import { type EmrTerms, rule } from '../acceptance.ts';
import { type Sampled, sampleOf } from '../samples.ts';
import { type BesideSampled, besideSample, besideSampled } from './beside-samples.ts';
import { resourceOf } from './resource-of.ts';
import type { Setting } from './setting.ts';
import { testSheet } from './test-sheet.ts';

/** Who makes a canary, of which test patient, in which visit, when. */
export type CanarySetting = {
  /** Its number: the identifier of all that it writes, and the id of what it puts under an id of ours. */
  id: string;
  patientId: string;
  staff: { id: string; name: string; fhirUser: string };
  /** The EMR's visit; a note and a vital sign go into it where there is one. */
  visitId?: string;
  /** A note arrives as the practice's notes do. */
  settings: PracticeSettings;
  at: string;
};

/** Said in every resource of a canary, so that nobody who meets one takes it for care. */
export const canaryWords = 'TEST of Alongside. Not clinical. Nothing was done with this patient.';

/** What of a type is tried here: the first thing of it that the terms of this EMR allow; nothing where they allow none. */
export const triedHere = (type: TriedType, terms: EmrTerms, hasVisit: boolean): Tried | undefined =>
  candidates[type].find(item => ['accepted', 'visit-needed'].includes(rule(item, terms, hasVisit).because));

/**
 * The small resource that is written, marked as a test, by our own mappers; named as the ledger would name it. `as`: the
 * forms in which this EMR keeps a note.
 */
export const canaryResource = (
  item: Tried,
  setting: CanarySetting,
  as: readonly DocumentForm[],
): ChartResource => ({
  ...(isBeside(item)
    ? besideSample(item.kind, setting, canaryWords)
    : resourceOf(sampleOf(item, setting.at, canaryWords), sampleSetting(setting), as)),
  identifier: [{ system: systems.chartWrite, value: setting.id }],
});

type Tried = Sampled | { kind: BesideSampled };

const isBeside = (item: Tried): item is { kind: BesideSampled } =>
  besideSampled.some(kind => kind === item.kind);

const candidates: { [type in TriedType]: Tried[] } = {
  DocumentReference: [{ kind: 'note' }],
  Observation: [
    { kind: 'vital', vital: 'weight' },
    { kind: 'vital', vital: 'heart-rate' },
    { kind: 'ruler' },
  ],
  Goal: [{ kind: 'goal' }],
  CarePlan: [{ kind: 'care-plan' }],
  ServiceRequest: [{ kind: 'step' }],
  Encounter: [{ kind: 'visit' }],
  Flag: [{ kind: 'red-flag' }],
  Task: [{ kind: 'escalation' }],
  CareTeam: [{ kind: 'care-team' }],
  Communication: [{ kind: 'message' }],
  MedicationStatement: [{ kind: 'medicine-taken' }],
  Consent: [{ kind: 'consent' }],
  ChargeItem: [{ kind: 'charge' }],
};

const sampleSetting = ({ patientId, staff, visitId, settings, at }: CanarySetting): Setting => ({
  signed: {
    ...{ id: 'canary', version: 1, patientId, startedAt: at, endedAt: at, signedAt: at },
    coach: { staffId: staff.id, name: staff.name, credential: '', fhirUser: staff.fhirUser },
    ...{ minutes: { byActivity: {}, total: 0 }, record: {}, plans: [], teachBacks: [] },
  },
  settings,
  sheets: { note: testSheet(canaryWords).toString('base64') },
  ...(visitId === undefined ? {} : { visit: `Encounter/${visitId}` }),
  referenceOf: () => undefined,
  referenceOfEarlier: () => undefined,
});
