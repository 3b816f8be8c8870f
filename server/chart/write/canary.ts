import { systems } from '../../../fhir-profiles/codes.ts';
import type { ChartResource } from '../../domain/chart/chart-write.ts';
import type { TriedType } from '../../domain/chart/proven.ts';
import type { PracticeSettings } from '../../domain/practice/settings.ts';
import type { ChartItem } from '../../domain/session/signed.ts';
import { type EmrTerms, rule, type Typed } from '../acceptance.ts';
import { resourceOf } from './resource-of.ts';
import type { Setting } from './setting.ts';

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
export const triedHere = (type: TriedType, terms: EmrTerms, hasVisit: boolean): Typed | undefined =>
  candidates[type].find(item => ['accepted', 'visit-needed'].includes(rule(item, terms, hasVisit).because));

/** The small resource that is written, marked as a test, by our own mappers; named as the ledger would name it. */
export const canaryResource = (item: Typed, setting: CanarySetting): ChartResource => ({
  ...resourceOf(sample(item, setting.at), sampleSetting(setting)),
  identifier: [{ system: systems.chartWrite, value: setting.id }],
});

const candidates: { [type in TriedType]: Typed[] } = {
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
};

function sample(item: Typed, at: string): Exclude<ChartItem, { kind: 'plan-ended' }> {
  const day = at.slice(0, 10);
  const key = 'canary';
  switch (item.kind) {
    case 'note':
      return { key, kind: 'note', title: 'TEST', text: canaryWords, start: at, end: at, language: 'en' };
    case 'vital':
      return item.vital === 'heart-rate'
        ? { key, kind: 'vital', vital: 'heart-rate', value: 70, unit: '/min', at }
        : { key, kind: 'vital', vital: 'weight', value: 70, unit: 'kg', at };
    case 'goal':
      return { key, kind: 'goal', words: canaryWords, start: day };
    case 'step': {
      const step = { what: canaryWords, often: { times: 1, per: 'day' as const, days: [] }, start: day };
      return { key, kind: 'step', goalKey: 'none', words: canaryWords, step };
    }
    case 'care-plan':
      return { key, kind: 'care-plan', goalKeys: [], stepKeys: [], text: canaryWords, start: day };
    case 'visit':
      return { key, kind: 'visit', means: 'phone', start: at, end: at };
    default:
      return { key, kind: 'ruler', ruler: 'importance', about: canaryWords, value: 5, at };
  }
}

const sampleSetting = ({ patientId, staff, visitId, settings, at }: CanarySetting): Setting => ({
  signed: {
    ...{ id: 'canary', version: 1, patientId, startedAt: at, endedAt: at, signedAt: at },
    coach: { staffId: staff.id, name: staff.name, credential: '', fhirUser: staff.fhirUser },
    ...{ minutes: { byActivity: {}, total: 0 }, record: {}, plans: [], teachBacks: [] },
  },
  settings,
  ...(visitId === undefined ? {} : { visit: `Encounter/${visitId}` }),
  referenceOf: () => undefined,
  referenceOfEarlier: () => undefined,
});
