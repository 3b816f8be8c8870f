import { afterAll, beforeAll, expect, test } from 'vitest';
import { laboratory, practice, weight } from './test-resources.ts';
import { type Reply, startTestServer, type TestServer } from './test-server.ts';
import type { Resource } from './types.ts';

const a1c: Resource = {
  ...weight('ana', 0, '2026-03-10T23:30:00-05:00'),
  id: 'a1c',
  category: [laboratory],
  code: { coding: [{ system: 'http://loinc.org', code: '4548-4', display: 'Hemoglobin A1c' }] },
  valueQuantity: { value: 8.2, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
};
const weights: Resource[] = [
  weight('ana', 84, '2025-11', {
    id: 'w1',
    identifier: [{ system: 'https://alongside.example/obs', value: 'x,1' }],
  }),
  weight('ana', 9, '2026-01-15', { id: 'w2', status: 'amended' }),
  weight('ana', 82.4, '2026-03-01T08:00:00Z', { id: 'w3', performer: [{ reference: 'Practitioner/coach' }] }),
  weight('ben', 100, '2026-02-01', {
    id: 'w4',
    code: { text: 'Bathroom scale' },
    effectiveDateTime: undefined,
    effectivePeriod: { start: '2026-01-30', end: '2026-02-02' },
  }),
];
const provenance: Resource = {
  resourceType: 'Provenance',
  id: 'told',
  target: [{ reference: 'Observation/w3' }],
  recorded: '2026-03-01T08:00:00Z',
  agent: [{ who: { reference: 'Practitioner/coach' } }],
};
const order: Resource = {
  resourceType: 'ServiceRequest',
  id: 'order',
  status: 'active',
  intent: 'order',
  code: { text: 'Coaching' },
  subject: { reference: 'Patient/ana' },
  requester: { identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' } },
};

let emr: TestServer;
beforeAll(async () => {
  emr = await startTestServer({ seed: [...practice, a1c, ...weights, provenance, order] });
});
afterAll(() => emr.close());

async function idsOf(path: string): Promise<string[]> {
  const { body, status } = await emr.call('GET', path);
  expect([status, body.resourceType]).toEqual([200, 'Bundle']);
  return (body.entry ?? []).map(entry => entry.resource.id);
}

test.each([
  ['token by code', 'Observation?code=29463-7', 'w1 w2 w3'],
  ['token by system and code', 'Observation?code=http://loinc.org|4548-4', 'a1c'],
  ['token by another system', 'Observation?code=http://snomed.info/sct|4548-4', ''],
  ['token by system alone', 'Observation?code=http://loinc.org|', 'a1c w1 w2 w3'],
  ['token without system', 'Observation?status=|final', 'a1c w1 w3 w4'],
  ['several codes', 'Observation?code=4548-4,http://loinc.org|29463-7', 'a1c w1 w2 w3'],
  ['token not', 'Observation?status:not=amended', 'a1c w1 w3 w4'],
  ['token text', 'Observation?code:text=bathroom', 'w4'],
  ['token missing', 'Observation?code:missing=true', ''],
  ['token present', 'Observation?performer:missing=false', 'w3'],
  ['boolean', 'Patient?active=true', 'ben'],
  ['identifier with system', 'Patient?identifier=urn:practice:mrn|M1', 'ana'],
  ['identifier without system', 'Patient?identifier=M1', 'ana'],
  ['an escaped comma', 'Observation?identifier=https://alongside.example/obs|x\\,1', 'w1'],
  ['category', 'Observation?category=laboratory', 'a1c'],
  ['telecom', 'Patient?phone=555-0101', 'ana'],
  ['date of a whole day', 'Observation?date=2026-01-15', 'w2'],
  ['date with offset, next day in UTC', 'Observation?date=2026-03-11', 'a1c'],
  ['date by instant', 'Observation?date=2026-03-11T04:30:00Z', 'a1c'],
  ['date of a month', 'Observation?date=2025-11', 'w1'],
  ['a partial date is within its year', 'Observation?date=2025', 'w1'],
  ['date from', 'Observation?date=ge2026-03-01', 'a1c w3'],
  ['date between', 'Observation?date=ge2026-01-01&date=lt2026-02-01', 'w2 w4'],
  ['date before', 'Observation?date=lt2026-01-01', 'w1'],
  ['date wholly after', 'Observation?date=sa2026-02-01', 'a1c w3'],
  ['date wholly before', 'Observation?date=eb2026-01-31', 'w1 w2'],
  ['date not', 'Observation?date=ne2026-01-15', 'a1c w1 w3 w4'],
  ['a period overlaps', 'Observation?date=ap2026-02-01', 'w4'],
  ['an open period has no end', 'Encounter?date=gt2030', 'ben-visit'],
  ['birth date', 'Patient?birthdate=1968', 'ana'],
  ['reference by id', 'Observation?patient=ben', 'w4'],
  ['reference by type and id', 'Observation?subject=Patient/ana', 'a1c w1 w2 w3'],
  ['reference by type modifier', 'Observation?subject:Patient=ben', 'w4'],
  ['reference to another type', 'Observation?performer=Practitioner/coach', 'w3'],
  [
    'reference by identifier',
    'ServiceRequest?requester:identifier=http://hl7.org/fhir/sid/us-npi|1234567893',
    'order',
  ],
  ['two references', 'Observation?patient=ana,ben&date=2026', 'a1c w2 w3 w4'],
  ['string start, no accents', 'Patient?name=nun', 'ana'],
  ['string second given name', 'Patient?given=luc', 'ana'],
  ['string not inside', 'Patient?name=ez', ''],
  ['string contains', 'Patient?name:contains=ÑEZ', 'ana'],
  ['string exact', 'Patient?family:exact=Núñez', 'ana'],
  ['string exact means so', 'Patient?family:exact=nunez', ''],
  ['quantity with unit', 'Observation?value-quantity=84|http://unitsofmeasure.org|kg', 'w1'],
  ['quantity by unit code only', 'Observation?value-quantity=84||kg', 'w1'],
  ['quantity in another unit', 'Observation?value-quantity=84|http://unitsofmeasure.org|[lb_av]', ''],
  ['quantity above', 'Observation?value-quantity=gt82.4||kg', 'w1 w4'],
  ['quantity at most', 'Observation?value-quantity=le82.4', 'a1c w2 w3'],
  ['quantity as precise as written', 'Observation?value-quantity=82', 'w3'],
  ['ids', 'Observation?_id=w1,w4', 'w1 w4'],
  ['last updated', 'Observation?_lastUpdated=lt2020', ''],
  [
    'everything at once',
    'Observation?patient=ana&code=http://loinc.org|29463-7&date=ge2026&status=final',
    'w3',
  ],
])('finds by %s', async (_what, path, expected) => {
  expect((await idsOf(encodeQuery(path))).sort().join(' ')).toBe(expected);
});

test('an absolute reference to this server is understood', async () => {
  expect(await idsOf(`Observation?subject=${encodeURIComponent(`${emr.base}/Patient/ben`)}`)).toEqual(['w4']);
});

test.each([
  ['by date, newest first', '_sort=-date', 'a1c w3 w4 w2 w1'],
  ['by number, not as text', '_sort=value-quantity&patient=ana', 'a1c w2 w3 w1'],
  ['by two keys', '_sort=status,-date&patient=ana', 'w2 a1c w3 w1'],
  ['what has no value last, up', '_sort=performer,_id', 'w3 a1c w1 w2 w4'],
  ['what has no value last, down', '_sort=-performer,-_id', 'w3 w4 w2 w1 a1c'],
])('sorts %s', async (_what, query, expected) => {
  expect((await idsOf(`Observation?${query}`)).join(' ')).toBe(expected);
});

test('the form of POST _search finds the same', async () => {
  const { body } = await emr.call('POST', 'Observation/_search', {
    body: 'patient=ana&code=http%3A%2F%2Floinc.org%7C4548-4',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect([body.total, body.entry[0]?.resource.id]).toEqual([1, 'a1c']);
});

test('pages link to each other on this host, and together hold everything once', async () => {
  const seen: string[] = [];
  let next: string | undefined = 'Observation?_sort=_id&_count=2&status:not=unknown';
  for (let page = 0; page < 5 && next; page += 1) {
    const { body }: Reply = await emr.call('GET', next);
    expect(body.total).toBe(5);
    expect(body.entry.length).toBeLessThanOrEqual(2);
    seen.push(...body.entry.map(entry => entry.resource.id));
    const link = (relation: string) => body.link.find(one => one.relation === relation)?.url;
    expect(link('self')).toContain(`${emr.base}/Observation?`);
    next = link('next')?.replace(`${emr.base}/`, '');
  }
  expect(seen.join(' ')).toBe('a1c w1 w2 w3 w4');
});

test.each(['_count=0', '_summary=count'])('%s answers the number alone', async query => {
  const { body } = await emr.call('GET', `Observation?patient=ana&${query}`);
  expect([body.total, body.entry]).toEqual([4, undefined]);
});

test('_elements leaves what was asked for and says that it did', async () => {
  const { body } = await emr.call('GET', 'Observation?_id=w3&_elements=code,valueQuantity');
  const [{ resource, fullUrl, search }] = body.entry;
  expect(Object.keys(resource).sort()).toEqual(['code', 'id', 'meta', 'resourceType', 'valueQuantity']);
  expect(resource.meta.tag).toContainEqual(expect.objectContaining({ code: 'SUBSETTED' }));
  expect([fullUrl, search.mode]).toEqual([`${emr.base}/Observation/w3`, 'match']);
  expect((await emr.call('GET', 'Observation/w3')).body.status).toBe('final');
});

test.each([
  ['_include', 'Observation?_id=w3&_include=Observation:subject', 'ana'],
  ['_include of one type', 'Observation?_id=w3&_include=Observation:performer:Practitioner', 'coach'],
  ['_include of every reference', 'Observation?_id=w3&_include=Observation:*', 'ana coach'],
  ['_revinclude', 'Observation?_id=w3&_revinclude=Provenance:target', 'told'],
  [
    '_revinclude of what was included',
    'Encounter?_id=ben-visit&_include=Encounter:patient&_revinclude:iterate=Observation:patient',
    'ben w4',
  ],
])('%s brings along what belongs there', async (_what, path, expected) => {
  const { body } = await emr.call('GET', path);
  const included = body.entry.filter(entry => entry.search.mode === 'include');
  expect(
    included
      .map(entry => entry.resource.id)
      .sort()
      .join(' '),
  ).toBe(expected);
  expect(body.total).toBe(1);
});

test.each([
  ['an unknown parameter', 'Observation?colour=red', 'colour'],
  ['a misspelled one', 'Observation?patients=ana', 'patients'],
  ['a modifier that is none', 'Observation?code:like=x', 'code:like'],
  ['a date that is none', 'Observation?date=2026-02-30', 'date'],
  ['a number that is none', 'Observation?value-quantity=much', 'value-quantity'],
  ['an unknown sort', 'Observation?_sort=colour', '_sort'],
  ['an unknown include', 'Observation?_include=Observation:colour', '_include'],
  ['a count that is none', 'Observation?_count=-1', '_count'],
])('%s is refused by name', async (_what, path, expression) => {
  const { status, body } = await emr.call('GET', path);
  expect([status, body.issue[0]?.expression]).toEqual([400, [expression]]);
});

function encodeQuery(path: string): string {
  const [type, query = ''] = path.split('?');
  const pairs = query.split('&').map(pair => {
    const at = pair.indexOf('=');
    return `${pair.slice(0, at)}=${encodeURIComponent(pair.slice(at + 1))}`;
  });
  return `${type}?${pairs.join('&')}`;
}
