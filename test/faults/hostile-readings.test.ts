import { afterAll, beforeAll } from 'vitest';
import { type HostileEmr, startHostileEmr } from './parts/hostile-emr.ts';
import { half, loinc, noted, pressured, visited, weighed } from './parts/hostile-payloads.ts';
import { type HostileCase, playHostile } from './parts/play-hostile.ts';

/** What a resource says: its values, units and dates. */
let emr: HostileEmr;
beforeAll(async () => {
  emr = await startHostileEmr();
});
afterAll(() => emr.close());

const cases: HostileCase[] = [
  {
    id: 'M17',
    payloads: [
      weighed(
        'pounds by UCUM',
        { valueQuantity: { value: 180, code: '[lb_av]' } },
        { value: 81.6, asWritten: '180 [lb_av]' },
      ),
      weighed('pounds in words', { valueQuantity: { value: 180, unit: 'LBS' } }, { value: 81.6 }),
      weighed('no unit', { valueQuantity: { value: 180 } }),
      weighed('stones', { valueQuantity: { value: 12, unit: 'st' } }),
      weighed(
        'a code nobody knows and a word that is known',
        { valueQuantity: { value: 80, code: 'KILO', unit: 'kg' } },
        { value: 80 },
      ),
    ],
  },
  {
    id: 'M18',
    payloads: [
      weighed(
        'below',
        { valueQuantity: { value: 30, code: 'kg', comparator: '<' } },
        { value: 30, comparator: '<' },
      ),
      weighed('a comparator of another kind', { valueQuantity: { value: 30, code: 'kg', comparator: 'ad' } }),
    ],
  },
  {
    id: 'M19',
    payloads: [
      pressured(
        'both halves',
        {
          component: [
            half('8462-4', { value: 78, code: 'mm[Hg]' }),
            half('8480-6', { value: 128, code: 'mm[Hg]' }),
          ],
        },
        { value: 128, second: 78 },
      ),
      pressured('one half', { component: [half('8480-6', { value: 128, code: 'mm[Hg]' })] }),
      pressured('a half that is only known to be lower', {
        component: [
          half('8462-4', { value: 78, code: 'mm[Hg]' }),
          half('8480-6', { value: 128, code: 'mm[Hg]', comparator: '<' }),
        ],
      }),
      pressured('a component that is no list', { component: { code: loinc('8480-6') } }),
      weighed('a weight in a component', {
        valueQuantity: undefined,
        component: [half('29463-7', { value: 80, code: 'kg' })],
      }),
    ],
  },
  {
    id: 'M20',
    payloads: [
      pressured('120/80', { valueString: '120/80' }, { value: 120, second: 80 }),
      pressured('with words', { valueString: '120/80 after rest, then 110/70' }),
    ],
  },
  {
    id: 'M21',
    payloads: [
      noted('a year', { onsetDateTime: '2026' }, { since: '2026' }),
      noted('a month', { onsetDateTime: '2026-03' }, { since: '2026-03' }),
      noted('a day', { onsetDateTime: '2026-03-08' }, { since: '2026-03-08' }),
      noted('no such month', { onsetDateTime: '2026-13' }, { since: undefined }),
    ],
  },
  {
    id: 'M22',
    payloads: [
      weighed(
        'far east',
        { effectiveDateTime: '2026-10-01T09:00:00+14:00' },
        { at: '2026-10-01T09:00:00+14:00' },
      ),
      weighed(
        'a quarter',
        { effectiveDateTime: '2026-10-01T09:00:00+05:45' },
        { at: '2026-10-01T09:00:00+05:45' },
      ),
      weighed('no zone: the day only', { effectiveDateTime: '2026-10-01T09:00:00' }, { at: '2026-10-01' }),
      weighed(
        'a zone that is nowhere',
        { effectiveDateTime: '2026-10-01T09:00:00+29:00' },
        { at: '2026-10-01' },
      ),
      weighed('an hour that is none', { effectiveDateTime: '2026-10-01T09' }),
    ],
  },
  {
    id: 'M23',
    payloads: [
      visited('no end', { start: '2026-10-01' }, { start: '2026-10-01', end: undefined }),
      visited('no start', { end: '2026-10-01' }, { start: undefined, end: '2026-10-01' }),
      visited('neither', undefined, { start: undefined, end: undefined }),
      noted('an onset without a start', { onsetPeriod: { end: '2025-05' } }, { since: '2025-05' }),
    ],
  },
  {
    id: 'M24',
    payloads: [
      visited(
        'backwards',
        { start: '2026-10-02', end: '2026-10-01' },
        { start: '2026-10-02', end: '2026-10-01' },
      ),
    ],
  },
  {
    id: 'M25',
    payloads: [
      weighed('next year', { effectiveDateTime: '2027-10-01' }),
      weighed('a clock 20 minutes ahead', { effectiveDateTime: '2026-10-12T15:20:00Z' }, { value: 81.5 }),
      noted('an onset ahead', { onsetDateTime: '2031-01-01' }, { since: '2031-01-01' }),
    ],
  },
];
playHostile(() => emr, cases);
