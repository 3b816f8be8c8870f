import { adherentDays, measureCodes, systems } from '../../../fhir-profiles/codes.ts';
import type { MeasureKind } from '../../domain/chart/snapshot.ts';
import { monthsBefore } from './dates.ts';

export type ReadName =
  | 'patient'
  | 'problems'
  | 'medicines'
  | 'stopped-medicines'
  | 'allergies'
  | 'labs'
  | 'pressures'
  | 'body'
  | 'daily'
  | 'crowded-out'
  | 'smoking'
  | 'visits'
  | 'referrals'
  | 'notes'
  | 'goals';

/**
 * One read of the chart. `whole`: a list that misleads when cut off, so its further pages are followed; of the others
 * the newest page is enough.
 */
export type Search = {
  name: ReadName;
  type: string;
  params: { [param: string]: string };
  elements: string;
  count: number;
  whole?: true;
};

const newest = { _sort: '-date' };

/** Which measures come with which read: what a person measures by hand, and what a device counts day by day. */
export const measuresOfRead = {
  labs: ['a1c', 'ldl', 'egfr', 'uacr', 'phq9'],
  pressures: ['blood-pressure'],
  body: ['weight', 'glucose', 'heart-rate', 'bmi', 'waist', 'peak-flow'],
  daily: ['steps', 'activity-minutes', 'sleep'],
} as const satisfies Partial<Record<ReadName, readonly MeasureKind[]>>;

/**
 * The reads of one round, thirteen at most with their first pages: filtered by code, newest first, of the last 18
 * months where older ones do not matter.
 */
export const searches = (now: Date): Search[] => {
  const since = `ge${monthsBefore(now, 18)}`;
  return [
    {
      name: 'problems',
      type: 'Condition',
      params: {},
      elements: elements(
        'clinicalStatus,verificationStatus,category,code,subject,onset,onsetDateTime,onsetPeriod,recordedDate',
      ),
      count: 100,
      whole: true,
    },
    {
      name: 'medicines',
      type: 'MedicationRequest',
      params: { status: 'active,on-hold' },
      elements: medicineElements,
      count: 100,
      whole: true,
    },
    {
      name: 'stopped-medicines',
      type: 'MedicationRequest',
      params: { status: 'stopped,cancelled,completed', _sort: '-authoredon' },
      elements: `dispenseRequest,${medicineElements}`,
      count: 10,
    },
    {
      name: 'allergies',
      type: 'AllergyIntolerance',
      params: {},
      elements: elements('clinicalStatus,verificationStatus,code,patient'),
      count: 50,
      whole: true,
    },
    {
      name: 'labs',
      type: 'Observation',
      params: {
        ...newest,
        code: `${loinc(...measuresOfRead.labs, 'smoking')},${systems.own}|${adherentDays.code}`,
      },
      elements: measured('referenceRange'),
      count: 40,
    },
    {
      name: 'pressures',
      type: 'Observation',
      params: { ...newest, code: loinc('blood-pressure', 'systolic', 'diastolic'), date: since },
      elements: measured('component'),
      count: 36,
    },
    {
      name: 'body',
      type: 'Observation',
      params: { ...newest, code: loinc(...measuresOfRead.body), date: since },
      elements: measured('referenceRange'),
      count: 40,
    },
    {
      name: 'daily',
      type: 'Observation',
      params: { ...newest, code: loinc(...measuresOfRead.daily), date: since },
      elements: measured(),
      count: 28,
    },
    {
      name: 'visits',
      type: 'Encounter',
      params: { ...newest, date: since },
      elements: elements('identifier,status,class,type,subject,period,reasonCode,participant'),
      count: 20,
    },
    {
      name: 'referrals',
      type: 'ServiceRequest',
      params: { intent: 'order', _sort: '-authored' },
      elements: elements(
        'status,intent,category,code,subject,authoredOn,requester,performer,reasonCode,reasonReference',
      ),
      count: 30,
    },
    {
      name: 'notes',
      type: 'DocumentReference',
      params: { ...newest, category: 'clinical-note' },
      elements: elements('status,docStatus,type,category,subject,date,author,description'),
      count: 10,
    },
    {
      name: 'goals',
      type: 'Goal',
      params: {},
      elements: elements('identifier,lifecycleStatus,description,subject,start,startDate,target,expressedBy'),
      count: 50,
      whole: true,
    },
  ];
};

/** The one read more: a smoking status older than the newest page of labs. */
export const smokingSearch: Search = {
  name: 'smoking',
  type: 'Observation',
  params: { ...newest, code: loinc('smoking') },
  elements: measured(),
  count: 1,
};

/** The newest of the kinds that found too little room on the page they share with others. */
export const crowdedSearch = (
  kinds: readonly Exclude<MeasureKind, 'adherent-days'>[],
  now: Date,
): Search => ({
  name: 'crowded-out',
  type: 'Observation',
  params: { ...newest, code: loinc(...kinds), date: `ge${monthsBefore(now, 18)}` },
  elements: measured('referenceRange'),
  count: 24,
});

/** `_elements`: choices both by their stem and by their written name, as servers differ; what turns a meaning round always. */
function elements(...names: string[]): string {
  return [...names, 'meta,modifierExtension,implicitRules'].join(',');
}

function measured(...more: string[]): string {
  return elements(
    'status,category,code,subject,performer,device,method',
    'effective,effectiveDateTime,effectivePeriod,effectiveInstant',
    'value,valueQuantity,valueInteger,valueString,valueCodeableConcept',
    ...more,
  );
}

function loinc(...kinds: (keyof typeof measureCodes)[]): string {
  return kinds.flatMap(kind => measureCodes[kind].map(code => `${systems.loinc}|${code}`)).join(',');
}

const medicineElements = elements(
  'status,intent,reportedBoolean,reportedReference,subject,authoredOn,requester,dosageInstruction,reasonCode',
  'medication,medicationCodeableConcept,medicationReference,contained',
);
