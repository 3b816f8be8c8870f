import { afterAll, beforeAll, expect } from 'vitest';
import { ageOn } from '../../server/domain/chart/chart-dates.ts';
import { entries, type HostileEmr, observation, problem, startHostileEmr } from './parts/hostile-emr.ts';
import { her, masked, noted, person } from './parts/hostile-payloads.ts';
import { type HostileCase, playHostile } from './parts/play-hostile.ts';
import { oneSearch } from './parts/searched.ts';

/** What a resource says: its codes, its people and what it leads to. */
let emr: HostileEmr;
beforeAll(async () => {
  emr = await startHostileEmr();
});
afterAll(() => emr.close());

const cases: HostileCase[] = [
  {
    id: 'M26',
    payloads: [
      person('missing', {}, { birthDate: undefined }),
      person('a year', { birthDate: '1961' }, { birthDate: '1961' }),
      person('nonsense', { birthDate: '61' }, { birthDate: undefined }),
      {
        ...person('ahead', { birthDate: '2090-01-01' }, { birthDate: '2090-01-01' }),
        also: () => expect(ageOn('2090-01-01', '2026-10-12')).toBeUndefined(),
      },
    ],
  },
  {
    id: 'M27',
    payloads: [
      noted(
        'a code only',
        { code: { coding: [{ system: 'http://snomed.info/sct', code: '195967001' }] } },
        { name: 'Code 195967001' },
      ),
      {
        name: 'no words and no code',
        answers: { Condition: entries(problem({ code: {} })) },
        shows: [],
        leftOut: [{ because: 'not-understood', count: 1 }],
      },
    ],
  },
  {
    id: 'M28',
    payloads: [
      noted(
        'on the problem list',
        {
          code: {
            coding: Array.from({ length: 40 }, (_, at) => ({
              system: `https://x.example/${at}`,
              code: `k${at}`,
            })),
          },
        },
        { name: 'Code k0' },
      ),
      {
        name: 'as a reading: of no kind that is looked for',
        answers: oneSearch(
          'Observation',
          '29463-7',
          observation({ code: { coding: Array.from({ length: 40 }, (_, at) => ({ code: `k${at}` })) } }),
        ),
        shows: [],
        says: { measures: { status: 'none-recorded' } },
      },
    ],
  },
  {
    id: 'M29',
    payloads: [
      noted(
        'a later display',
        { code: { coding: [{ code: 'a' }, { code: 'b', display: 'Asthma' }] } },
        { name: 'Asthma' },
      ),
      noted('an empty text', { code: { text: '  ', coding: [{ code: 'a' }] } }, { name: 'Code a' }),
    ],
  },
  {
    id: 'M30',
    payloads: [
      {
        name: 'weight’s code in a system of theirs',
        answers: oneSearch(
          'Observation',
          '29463-7',
          observation({ code: { coding: [{ system: 'https://x.example', code: '29463-7' }] } }),
        ),
        shows: [],
        says: { measures: { status: 'none-recorded' } },
      },
    ],
  },
  {
    id: 'M31',
    payloads: [
      person('missing', { name: undefined }, { name: 'Name not recorded' }),
      person('masked', { name: [masked] }, { name: 'Name not recorded' }),
      person('only text', { name: [{ text: 'Ana Ruiz' }] }, { name: 'Ana Ruiz' }),
      person(
        'old first',
        {
          name: [
            { use: 'old', family: 'Diaz' },
            { use: 'official', given: ['Ana'], family: 'Ruiz' },
          ],
        },
        { name: 'Ana Ruiz' },
      ),
      person(
        'a nickname',
        {
          name: [
            { use: 'nickname', given: ['Nita'] },
            { use: 'official', family: 'Ruiz' },
          ],
        },
        { name: 'Ruiz', preferredName: 'Nita' },
      ),
      person(
        'parts that are no text',
        { name: [{ given: [null, { a: 1 }, 'Ana'], family: 7 }] },
        { name: 'Ana' },
      ),
      person('no list', { name: { text: 'Ana' } }, { name: 'Name not recorded' }),
    ],
  },
  {
    id: 'M32',
    payloads: [
      person('yes', { deceasedBoolean: true }, { deceased: true }),
      person('a day', { deceasedDateTime: '2026-01' }, { deceased: true }),
      person('no', { deceasedBoolean: false }, { deceased: undefined }),
    ],
  },
  {
    id: 'M33',
    payloads: [
      person(
        'replaced',
        { active: false, link: [{ type: 'replaced-by', other: { reference: 'Patient/p2' } }] },
        { id: 'p1', mergedAway: true },
      ),
      person(
        'replaces another',
        { link: [{ type: 'replaces', other: { reference: 'Patient/p2' } }] },
        { mergedAway: undefined },
      ),
    ],
  },
  {
    id: 'M34',
    payloads: [
      {
        name: 'two medicines inside each other',
        answers: oneSearch('MedicationRequest', 'status=active', {
          resource: {
            ...{
              resourceType: 'MedicationRequest',
              id: 'm1',
              status: 'active',
              ...her,
              medicationReference: { reference: '#a' },
            },
            contained: [
              {
                resourceType: 'Medication',
                id: 'a',
                code: { text: 'Metformin' },
                ingredient: [{ itemReference: { reference: '#b' } }],
              },
              {
                resourceType: 'Medication',
                id: 'b',
                code: { text: 'B' },
                ingredient: [{ itemReference: { reference: '#a' } }],
              },
            ],
          },
        }),
        shows: ['m1'],
        says: { medicines: { value: [{ name: 'Metformin' }] } },
      },
    ],
  },
  {
    id: 'M35',
    payloads: [
      {
        name: 'goals of each other',
        answers: {
          Goal: entries(
            ...['g1', 'g2'].map((id, at) => ({
              resource: {
                resourceType: 'Goal',
                id,
                lifecycleStatus: 'active',
                ...her,
                description: { text: id },
                addresses: [{ reference: `Goal/g${2 - at}` }],
              },
            })),
          ),
        },
        shows: ['g1', 'g2'],
        also: () => expect(emr.asked.filter(url => url.startsWith('/fhir/Goal'))).toHaveLength(1),
      },
    ],
  },
];
playHostile(() => emr, cases);
