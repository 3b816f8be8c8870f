import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { FoundListView, QuestionBody, RunView } from '../../../server/http/contract/find.ts';
import type { SignedIn } from '../../parts/logins.ts';
import type { Resource } from '../../sandbox-emr/fhir/types.ts';
import { type FindingPractice, openFindingPractice } from './finding-practice.ts';

const patient = (id: string, more: object = {}): Resource =>
  ({
    ...{ resourceType: 'Patient', id, birthDate: '1961-05-02', gender: 'female' },
    name: [{ family: id.split('-')[1] ?? id, given: [id.split('-')[0] ?? id] }],
    ...more,
  }) as Resource;

/** YYYY-MM-DD so many days before today. */
const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const about = (id: string) => ({ subject: { reference: `Patient/${id}` } });
let made = 0;
const next = () => `made-${made++}`;

const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const clinical = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
const condition = (id: string, code: string, text: string, status = 'active'): Resource =>
  ({
    ...{ resourceType: 'Condition', id: next(), ...about(id) },
    clinicalStatus: { coding: [{ system: clinical, code: status }] },
    code: { coding: [{ system: icd, code }], text },
  }) as Resource;

const a1c = (id: string, value: number, day: string): Resource =>
  ({
    ...{ resourceType: 'Observation', id: next(), status: 'final', ...about(id) },
    code: { coding: [{ system: 'http://loinc.org', code: '4548-4' }] },
    effectiveDateTime: `${day}T09:00:00-05:00`,
    valueQuantity: { value, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
  }) as Resource;

const charts: Resource[] = [
  patient('Ana-Ruiz'),
  patient('Ben-Ford'),
  patient('Cleo-Ward', { birthDate: '2012-01-01' }),
  patient('Dan-Hale', { deceasedBoolean: true }),
  patient('Eva-Long', { active: false }),
  patient('Flo-Shaw'),
  ...['Ana-Ruiz', 'Ben-Ford', 'Cleo-Ward', 'Dan-Hale', 'Eva-Long'].map(id =>
    condition(id, 'E11.9', 'Type 2 diabetes'),
  ),
  condition('Flo-Shaw', 'E11.9', 'Diabetes, years ago', 'resolved'),
  condition('Ana-Ruiz', 'I10', 'High blood pressure'),
  a1c('Ana-Ruiz', 9.4, ago(21)),
  // It came down since: the last one counts.
  a1c('Ben-Ford', 9.8, ago(260)),
  a1c('Ben-Ford', 6.9, ago(50)),
  a1c('Cleo-Ward', 9.9, ago(50)),
  a1c('Dan-Hale', 9.9, ago(50)),
  a1c('Eva-Long', 9.9, ago(50)),
  ...Array.from({ length: 450 }, (_, at) => patient(`Many-P${at}`)),
  ...Array.from({ length: 450 }, (_, at) => condition(`Many-P${at}`, 'J45.40', 'Asthma')),
];

let place: FindingPractice;
let dana: SignedIn;
beforeAll(async () => {
  place = await openFindingPractice(charts);
  await place.letsLook(true);
  dana = await place.as('coach');
});
afterAll(() => place.close());
afterEach(() => place.emr.faults.clear());

const asking = (more: Partial<QuestionBody>): { question: QuestionBody } => ({
  question: { from: [], join: 'any', without: [], unseen: false, ...more },
});

/** Begins a run and reads it on to its end. */
async function run(more: Partial<QuestionBody>, who = dana): Promise<RunView> {
  const id = randomUUID();
  const begun = await place.ask<RunView>(who, 'PUT', `/api/finds/${id}`, asking(more));
  expect(begun.status).toBe(200);
  for (let view = begun.body; ; ) {
    if (view.status === 'done') return view;
    view = (await place.ask<RunView>(who, 'POST', `/api/finds/${id}/steps`)).body;
  }
}
const found = async ({ id }: RunView, left: 'yes' | 'no' = 'no') =>
  (await place.ask<FoundListView>(dana, 'GET', `/api/finds/${id}?left=${left}&most=100`)).body;

test('who has diabetes and an HbA1c out of goal is found with why; the child, who died and whose record is closed are left out and said', async () => {
  const view = await run({ from: ['diabetes', 'a1c'], join: 'all' });
  expect([view.complete, view.way, view.found, view.leftOut]).toEqual([true, 'system', 1, 3]);
  const { rows } = await found(view);
  expect(rows.map(one => [one.person?.name, one.whys])).toEqual([
    [
      'Ana Ruiz',
      [
        { search: 'diabetes', name: 'Type 2 diabetes' },
        { search: 'a1c', day: ago(21), value: 9.4, goal: 8 },
      ],
    ],
  ]);
  const left = await found(view, 'yes');
  expect(left.rows.map(one => [one.patientId, one.leftOut?.because])).toEqual([
    ['Cleo-Ward', 'under-18'],
    ['Dan-Hale', 'deceased'],
    ['Eva-Long', 'inactive'],
  ]);
});
