import { besideWrites } from '../../../server/chart/write/beside-session.ts';
import {
  type ChargesOf,
  exportedCharges,
  withdrawnCharges,
} from '../../../server/chart/write/charge-rows.ts';
import { type ConsentForChart, consentResource } from '../../../server/chart/write/consent.ts';
import type {
  BesideWrite,
  EarlierChartWrite,
  NewChartWrite,
} from '../../../server/domain/chart/chart-write.ts';
import type { PracticeClaim } from '../../../server/domain/chart/vendor-claim.ts';
import { idsFrom } from '../chart/signed-writes.ts';
import { taking } from '../handoff/written.ts';
import { aLine } from './a-line.ts';

const practice = {
  practiceId: '0198c0de-0000-4000-8000-000000000001',
  patientId: 'rosa-morales',
  iss: 'https://emr.example/fhir',
};
const june = {
  id: '0198c0de-0000-4000-8000-0000000000b1',
  name: 'June Park',
  fhirUser: 'Practitioner/biller-june',
};

/** What Rosa said to care between visits. */
export const rosaSaid = (change: Partial<ConsentForChart> = {}): ConsentForChart => ({
  ...{ patientId: 'rosa-morales', to: 'ccm', said: 'given', words: 'Sí, claro que sí' },
  told: 'May I ask you: may our team look after your lasting conditions between visits?',
  ...{ day: '2026-10-12', at: '2026-10-12T14:20:00Z', by: { name: 'Dana Reyes', credential: 'NBC-HWC' } },
  ...change,
});
export const takenBack = {
  takenBack: { words: 'No more, thank you', day: '2026-11-30', by: { name: june.name, credential: '' } },
};

/** The rows of her answer; `update`: whether the EMR lets a consent be changed. */
export const consentRows = (
  one: ConsentForChart,
  {
    previous = [],
    first = 61,
    update = true,
    types = ['Consent'],
  }: { previous?: readonly EarlierChartWrite[]; first?: number; update?: boolean; types?: string[] } = {},
): NewChartWrite[] =>
  besideWrites([{ kind: 'consent', label: 'Consent', apart: true, resource: () => consentResource(one) }], {
    ...{ ...practice, about: '0198c0de-0000-4000-8000-0000000000c1', version: previous.length + 1 },
    ...{ staffId: june.id, previous, newId: idsFrom(first), now: '2026-10-12T14:20:00Z' },
    terms: { accepts: taking(types, update), scopes: ['user/*.cruds'], vendor: 'open' },
  });

/** The practice's own word that charges go into its charts. */
export const chargesYes: PracticeClaim = {
  ...{ rule: 'charges', taken: true, because: 'our billing starts from the chart', by: 'Kim Alvarez' },
  at: '2026-09-01T10:00:00Z',
};

export const chargesOf = (
  previous: ChargesOf['previous'] = [],
  { first = 71, update = true, claims = [chargesYes], scopes = ['user/ChargeItem.crus'] } = {},
): ChargesOf => ({
  ...{ ...practice, about: '0198c0de-0000-4000-8000-0000000000d1', by: june, previous },
  terms: { accepts: taking(['ChargeItem'], update), scopes, vendor: 'open', claims },
  ...{ newId: idsFrom(first), now: '2026-11-01T09:00:00Z' },
});

/** Rows as they stand later: sent, unless a test says otherwise. */
export const standingAs = (
  writes: readonly (BesideWrite | NewChartWrite)[],
  state: EarlierChartWrite['state'] = 'sent',
): ChargesOf['previous'] =>
  writes.map(({ id, itemKey, body, sessionVersion }) => ({
    ...{ id, itemKey, body: body ?? null, state, attempts: state === 'queued' ? 0 : 1, sessionVersion },
  }));

/** What goes from the desk into a chart, by the name of its example. */
export function deskExamples() {
  const [given] = consentRows(rosaSaid());
  const [declined] = consentRows(rosaSaid({ said: 'declined', words: 'Not now' }), { first: 62 });
  const [ended] = consentRows(rosaSaid(takenBack), {
    ...{ first: 63, previous: given ? standingAs([given]) : [] },
  });
  const charges = exportedCharges([aLine()], chargesOf()).writes;
  const [back] = withdrawnCharges(chargesOf(standingAs(charges), { first: 72 })).writes;
  return [
    { key: 'consent', resource: given?.body },
    { key: 'consent-declined', resource: declined?.body },
    { key: 'consent-taken-back', resource: ended?.body },
    { key: 'charge', resource: charges[0]?.body },
    { key: 'charge-taken-back', resource: back?.body },
  ];
}
