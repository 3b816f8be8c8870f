import { bundle, type HostileEmr, json } from './hostile-emr.ts';

/** A resource as these tests send it. */
export type Sent = { resourceType: string; id: string } & Record<string, unknown>;

/** The searches of one reading of a chart, by what only their addresses hold, and a good resource for each. */
const searched: [type: string, mark: string, good: Record<string, unknown>][] = [
  ['Condition', '', { code: { text: 'Asthma' } }],
  [
    'MedicationRequest',
    'status=active',
    { status: 'active', medicationCodeableConcept: { text: 'Metformin' } },
  ],
  [
    'MedicationRequest',
    'status=stopped',
    { status: 'stopped', medicationCodeableConcept: { text: 'Statin' } },
  ],
  ['AllergyIntolerance', '', { code: { text: 'Penicillin' } }],
  ['Observation', '4548-4', reading('4548-4', { value: 7.1, code: '%' })],
  [
    'Observation',
    '85354-9',
    {
      ...reading('85354-9'),
      component: [half('8480-6', 128), half('8462-4', 78)],
    },
  ],
  ['Observation', '29463-7', reading('29463-7', { value: 81.5, code: 'kg' })],
  ['Observation', '41950-7', reading('41950-7', { value: 4200, code: '/d' })],
  [
    'Encounter',
    '',
    { status: 'finished', class: { code: 'AMB' }, period: { start: '2026-10-01T09:00:00Z' } },
  ],
  ['ServiceRequest', '', { status: 'active', intent: 'order', code: { text: 'Health coaching' } }],
  ['DocumentReference', '', { status: 'current', date: '2026-10-01T09:00:00Z', description: 'Visit note' }],
  ['Goal', '', { lifecycleStatus: 'active', description: { text: 'Walk more' } }],
];

/** Ids of the good resources, one a search. */
export const goodIds: string[] = searched.map((_, at) => `good-${at}`);

/** Every search answered with its good resource and `bad`, made of a second one. */
export const everySearch = (bad: (good: Sent) => unknown): HostileEmr['answers'] =>
  everyAnswer(good => [{ resource: good }, bad({ ...good, id: `bad-${good.id}` })]);

/** Every search answered with what is made of its good resource. */
export const everyAnswer = (entriesOf: (good: Sent) => unknown[]): HostileEmr['answers'] => {
  const answer: HostileEmr['answers'][string] = (res, url) => {
    const at = searched.findIndex(([type, mark]) => url.startsWith(`/fhir/${type}?`) && url.includes(mark));
    const good = goodAt(at);
    json(res, bundle(good ? entriesOf(good) : []));
  };
  return Object.fromEntries(searched.map(([type]) => [type, answer]));
};

/** Only one search is answered so: the one whose address holds `mark`. */
export const oneSearch = (type: string, mark: string, ...entries: unknown[]): HostileEmr['answers'] => ({
  [type]: (res, url) => json(res, bundle(url.includes(mark) ? entries : [])),
});

function goodAt(at: number): Sent | undefined {
  const found = searched[at];
  if (!found) return undefined;
  const [resourceType, , rest] = found;
  const about = { reference: 'Patient/p1' };
  const whose = resourceType === 'AllergyIntolerance' ? { patient: about } : { subject: about };
  return { resourceType, id: `good-${at}`, ...whose, ...rest };
}

function reading(code: string, valueQuantity?: object): Record<string, unknown> {
  return {
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code }] },
    effectiveDateTime: '2026-10-01T09:00:00Z',
    ...(valueQuantity ? { valueQuantity } : {}),
  };
}

function half(code: string, value: number) {
  return {
    code: { coding: [{ system: 'http://loinc.org', code }] },
    valueQuantity: { value, code: 'mm[Hg]' },
  };
}

/** Ids of everything a chart shows, wherever it stands. */
export const shownIds = (chart: unknown): string[] => {
  if (Array.isArray(chart)) return chart.flatMap(shownIds);
  if (typeof chart !== 'object' || chart === null) return [];
  const { source, ...rest } = chart as { source?: { id?: unknown } };
  const own = typeof source?.id === 'string' ? [source.id] : [];
  return [...own, ...Object.values(rest).flatMap(shownIds)];
};
