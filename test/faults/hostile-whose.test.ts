import { afterAll, beforeAll } from 'vitest';
import { readRaw } from '../../server/chart/read/read-raw.ts';
import { isRefusal } from '../../server/domain/refusal.ts';
import {
  entries,
  type HostileEmr,
  json,
  notHers,
  patient,
  problem,
  startHostileEmr,
} from './parts/hostile-emr.ts';
import { type HostileCase, type Payload, playHostile } from './parts/play-hostile.ts';
import { everyAnswer, everySearch, goodIds, oneSearch, type Sent } from './parts/searched.ts';

/** Whose a resource is and whether it holds: tried in every search of a reading at once. */
let emr: HostileEmr;
beforeAll(async () => {
  emr = await startHostileEmr();
});
afterAll(() => emr.close());

const about = (good: Sent, reference: unknown) => ({
  resource: { ...good, [good.patient ? 'patient' : 'subject']: reference, note: [{ text: notHers }] },
});
/** One bad resource beside the good one in each of the twelve searches: left out, counted, the good one shown. */
const beside = (
  name: string,
  because: 'other-patient' | 'not-understood' | 'entered-in-error',
  bad: (good: Sent) => unknown,
): Payload => ({
  ...{ name, answers: everySearch(bad), shows: goodIds },
  leftOut: [{ because, count: goodIds.length }],
});
const others = (name: string, reference: unknown) =>
  beside(name, 'other-patient', good => about(good, reference));
const unseen = (name: string, bad: (good: Sent) => unknown): Payload => ({
  ...{ name, answers: everySearch(bad), shows: goodIds },
});
const withStatus = (status: string) => (good: Sent) => ({
  resource: {
    ...good,
    ...(good.resourceType === 'Goal' ? { lifecycleStatus: status } : {}),
    ...('code' in good && ['Condition', 'AllergyIntolerance'].includes(good.resourceType)
      ? { verificationStatus: { coding: [{ code: status }] } }
      : { status }),
  },
});
const refuted = (good: Sent) => ({
  resource: { ...good, verificationStatus: { coding: [{ code: 'refuted' }] } },
});
const strange = { url: 'https://strange.example/not', valueBoolean: true };

const cases: HostileCase[] = [
  {
    id: 'M01',
    payloads: [
      others('p2', { reference: 'Patient/p2' }),
      others('p1’s longer name', { reference: 'Patient/p11' }),
    ],
  },
  {
    id: 'M02',
    payloads: [
      others('none', undefined),
      others('empty', {}),
      others('text', 'Patient/p1'),
      others('null', null),
    ],
  },
  {
    id: 'M03',
    payloads: [
      others('contained', { reference: '#p1' }),
      others('urn', { reference: 'urn:uuid:p1' }),
      others('another server', { reference: 'https://x.example/fhir/Patient/p1' }),
      others('a number', { identifier: { value: 'p1' } }),
      others('another type', { reference: 'Group/p1' }),
      others('a version of another', { reference: 'Patient/p2/_history/p1' }),
    ],
  },
  {
    id: 'M04',
    payloads: [others('me', { reference: 'Patient/me' }), others('$me', { reference: 'Patient/$me' })],
  },
  {
    id: 'M05',
    payloads: [
      {
        name: 'the patient',
        answers: { Patient: res => json(res, { ...patient, id: 'p2', name: [{ text: notHers }] }) },
        says: { patient: { status: 'could-not-be-read', because: 'not-understood' } },
      },
      {
        name: 'one resource',
        answers: {
          Goal: res => json(res, { resourceType: 'Goal', id: 'g2', subject: { reference: 'Patient/p1' } }),
        },
        says: { goals: { status: 'could-not-be-read', because: 'not-understood' } },
        also: async () => {
          if (!isRefusal(await readRaw(emr.access(), 'Goal', 'g1', 'p1')))
            throw new Error('another was shown');
        },
      },
    ],
  },
  {
    id: 'M06',
    payloads: [
      beside('null', 'not-understood', () => null),
      beside('nothing', 'not-understood', () => ({})),
      beside('no id', 'not-understood', good => ({ resource: { ...good, id: undefined } })),
      beside('another type', 'not-understood', good => ({ resource: { ...good, resourceType: 'Basic' } })),
    ],
  },
  {
    id: 'M07',
    payloads: [
      beside('text', 'not-understood', good => good.resourceType),
      beside('number', 'not-understood', () => 7),
    ],
  },
  {
    id: 'M08',
    payloads: [
      {
        name: 'an outcome',
        answers: {
          Condition: res => json(res, { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] }),
        },
        says: { problems: { status: 'could-not-be-read', because: 'not-understood' } },
      },
    ],
  },
  {
    id: 'M09',
    payloads: [
      unseen('mode outcome', () => ({
        resource: { resourceType: 'OperationOutcome', id: 'oo', issue: [{ severity: 'warning' }] },
        search: { mode: 'outcome' },
      })),
      unseen('mode match', () => ({
        resource: { resourceType: 'OperationOutcome', id: 'oo' },
        search: { mode: 'match' },
      })),
    ],
  },
  {
    id: 'M10',
    payloads: [
      unseen('a patient', () => ({
        resource: { ...patient, id: 'p2', name: [{ text: notHers }] },
        search: { mode: 'include' },
      })),
      unseen('the same type', good => ({
        ...about(good, { reference: 'Patient/p2' }),
        search: { mode: 'include' },
      })),
    ],
  },
  {
    id: 'M11',
    payloads: [
      beside('entered in error', 'entered-in-error', withStatus('entered-in-error')),
      beside('in capitals', 'entered-in-error', withStatus('Entered-In-Error')),
    ],
  },
  {
    id: 'M12',
    payloads: [
      {
        name: 'capitals',
        answers: { Condition: entries(problem({ clinicalStatus: { coding: [{ code: 'ACTIVE' }] } })) },
        shows: ['c1'],
        says: { problems: { value: [{ status: 'active' }] } },
      },
      {
        name: 'missing',
        answers: { Condition: entries(problem({ clinicalStatus: undefined })) },
        says: { problems: { value: [{ status: 'unknown' }] } },
      },
      {
        name: 'unheard of',
        answers: oneSearch('MedicationRequest', 'status=active', {
          resource: {
            ...{ resourceType: 'MedicationRequest', id: 'm1', status: 'Paused-ish' },
            ...{ subject: { reference: 'Patient/p1' }, medicationCodeableConcept: { text: 'Metformin' } },
          },
        }),
        says: { medicines: { value: [{ name: 'Metformin', status: 'unknown' }] } },
      },
      {
        name: 'no status anywhere',
        answers: everyAnswer(({ status: _, lifecycleStatus: __, ...good }) => [{ resource: good }]),
        // An order that may be a draft is no referral, and a stopped medicine stays one of those asked for.
        shows: goodIds.filter(id => id !== 'good-9'),
      },
    ],
  },
  {
    id: 'M13',
    payloads: [
      beside('unknown', 'not-understood', good => ({ resource: { ...good, modifierExtension: [strange] } })),
      beside('as one instead of a list', 'not-understood', good => ({
        resource: { ...good, modifierExtension: strange },
      })),
      beside('nested', 'not-understood', good => ({
        resource: { ...good, code: { ...(good.code as object), part: [{ modifierExtension: [strange] }] } },
      })),
    ],
  },
  {
    id: 'M14',
    payloads: [
      beside('implicit rules', 'not-understood', good => ({
        resource: { ...good, implicitRules: 'https://strange.example' },
      })),
    ],
  },
  { id: 'M15', payloads: [beside('refuted', 'entered-in-error', refuted)] },
  {
    id: 'M16',
    payloads: [
      {
        name: 'no value',
        answers: oneSearch('Observation', '29463-7', {
          resource: {
            ...{ resourceType: 'Observation', id: 'o1', status: 'final', effectiveDateTime: '2026-10-01' },
            code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
            ...{
              subject: { reference: 'Patient/p1' },
              dataAbsentReason: { coding: [{ code: 'not-performed' }] },
            },
          },
        }),
        shows: [],
        leftOut: [{ because: 'not-understood', count: 1 }],
        says: { measures: { status: 'none-recorded' } },
      },
    ],
  },
];
playHostile(() => emr, cases);
