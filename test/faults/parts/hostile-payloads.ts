import { type Answering, bundle, entries, json, observation, patient, problem } from './hostile-emr.ts';
import type { Payload } from './play-hostile.ts';
import { oneSearch } from './searched.ts';

export const her = { subject: { reference: 'Patient/p1' } };
export const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] });
export const weighed = (name: string, change: object, reading?: object): Payload => ({
  name,
  answers: oneSearch('Observation', '29463-7', observation(change)),
  ...(reading
    ? { shows: ['o1'], says: { measures: { value: [{ kind: 'weight', readings: [reading] }] } } }
    : { shows: [], leftOut: [{ because: 'not-understood' as const, count: 1 }] }),
});
export const noted = (name: string, change: object, says: object): Payload => ({
  name,
  answers: { Condition: entries(problem(change)) },
  shows: ['c1'],
  says: { problems: { status: 'recorded', value: [says] } },
});
export const person = (name: string, change: object, says: object): Payload => ({
  name,
  answers: { Patient: res => json(res, { ...patient, ...change }) },
  says: { patient: { status: 'recorded', value: says } },
});
export const pressured = (name: string, change: object, reading?: object): Payload => ({
  name,
  answers: oneSearch(
    'Observation',
    '85354-9',
    observation({ code: loinc('85354-9'), valueQuantity: undefined, ...change }),
  ),
  ...(reading
    ? { shows: ['o1'], says: { measures: { value: [{ kind: 'blood-pressure', readings: [reading] }] } } }
    : { shows: [], leftOut: [{ because: 'not-understood' as const, count: 1 }] }),
});
export const visited = (name: string, period: object | undefined, says: object): Payload => ({
  name,
  answers: {
    Encounter: entries({
      resource: { resourceType: 'Encounter', id: 'e1', status: 'finished', ...her, period },
    }),
  },
  shows: ['e1'],
  says: { visits: { value: [says] } },
});
export const half = (code: string, valueQuantity: object) => ({ code: loinc(code), valueQuantity });
export const masked = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' }],
};

export const unread = (
  name: string,
  because: string,
  answer: Answering,
  more: Partial<Payload> = {},
): Payload => ({
  name,
  answers: { Condition: answer },
  shows: [],
  says: { problems: { status: 'could-not-be-read', because } },
  ...more,
});
export const shown = (name: string, answer: Answering, says: object = { name: 'Asthma' }): Payload => ({
  name,
  answers: { Condition: answer },
  shows: ['c1'],
  says: { problems: { status: 'recorded', value: [says] } },
});
export const asText =
  (body: string | Buffer, type = 'application/fhir+json'): Answering =>
  res =>
    void res.setHeader('content-type', type).end(body);
export const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
export const good = JSON.stringify(bundle([problem()]));
