import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pathWithin } from '../../../server/chart/fhir-http.ts';
import { readChart } from '../../../server/chart/read/read-chart.ts';
import type { EmrAccess } from '../../../server/domain/chart/emr-access.ts';
import { now } from './emr.ts';

/** An EMR that means no good: what it answers to a search for problems, and who else was asked with our token. */
let server: Server;
let thief: Server;
let stolen: string[] = [];
let asked: string[] = [];
let problems: (res: ServerResponse, url: string) => void;

const at = (one: Server): string => `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
const base = (): string => `${at(server)}/fhir`;
const json = (res: ServerResponse, body: unknown) =>
  res.setHeader('content-type', 'application/fhir+json').end(JSON.stringify(body));
const bundle = (entry: unknown[], next?: string) => ({
  ...{ resourceType: 'Bundle', type: 'searchset', entry },
  link: next ? [{ relation: 'next', url: next }] : [],
});
const problem = (change = {}) => ({
  resource: {
    ...{ resourceType: 'Condition', id: 'c1', code: { text: 'Asthma' } },
    subject: { reference: 'Patient/p1' },
    ...change,
  },
});

beforeAll(async () => {
  thief = createServer((req, res) => {
    stolen.push(`${req.headers.authorization}`);
    json(res, bundle([problem({ id: 'stolen' })]));
  });
  server = createServer((req, res) => {
    const url = req.url ?? '';
    asked.push(url);
    if (url.startsWith('/fhir/Patient/'))
      json(res, { resourceType: 'Patient', id: 'p1', name: [{ text: 'P One' }] });
    else if (url.startsWith('/fhir/Condition')) problems(res, url);
    else json(res, bundle([]));
  });
  for (const one of [server, thief]) await new Promise<void>(up => one.listen(0, '127.0.0.1', up));
});
beforeEach(() => {
  stolen = [];
  asked = [];
});
afterAll(() => {
  for (const one of [server, thief]) {
    one.closeAllConnections();
    one.close();
  }
});

const read = (sectionBudgetMs = 5000) => {
  const access: EmrAccess = {
    ...{ practiceId: 'p', iss: base(), base: base(), accessToken: 'secret', scopes: ['patient/*.rs'] },
    ...{ vendor: 'open', atOnce: 16, fhirUser: 'Practitioner/x', patientId: 'p1' },
    claims: [],
    accepts: { fhirVersion: '4.0.1', reads: {}, writes: {}, transaction: false, batch: false },
  };
  return readChart(access, 'p1', now, { sectionBudgetMs });
};

describe('of what the EMR sends, only what is plainly this patient is shown', () => {
  const cases: [string, unknown, string][] = [
    ["another patient's resource", problem({ subject: { reference: 'Patient/p2' } }), 'other-patient'],
    ['a resource without a subject', problem({ subject: undefined }), 'other-patient'],
    ['a subject inside the resource', problem({ subject: { reference: '#p1' } }), 'other-patient'],
    ['a subject by urn', problem({ subject: { reference: 'urn:uuid:p1' } }), 'other-patient'],
    [
      "another server's patient",
      problem({ subject: { reference: 'https://x.example/Patient/p1' } }),
      'other-patient',
    ],
    ['a subject by number only', problem({ subject: { identifier: { value: 'p1' } } }), 'other-patient'],
    ['"me"', problem({ subject: { reference: 'Patient/me' } }), 'other-patient'],
    ['an entry of nothing', null, 'not-understood'],
    ['an entry that is text', 'Condition', 'not-understood'],
    ['another type', { resource: { resourceType: 'Goal', id: 'g' } }, 'not-understood'],
    [
      'a modifier nobody here knows',
      problem({ modifierExtension: [{ url: 'https://x.example' }] }),
      'not-understood',
    ],
    ['implicit rules', problem({ implicitRules: 'https://x.example' }), 'not-understood'],
    ['no words and no code', problem({ code: {} }), 'not-understood'],
    [
      'a refuted problem',
      problem({ verificationStatus: { coding: [{ code: 'refuted' }] } }),
      'entered-in-error',
    ],
  ];
  test.each(cases)('%s is left out and counted', async (_, entry, because) => {
    problems = res => json(res, bundle([problem({ id: 'good' }), entry]));
    const chart = await read();
    expect(chart.problems).toMatchObject({ status: 'recorded', value: [{ source: { id: 'good' } }] });
    expect(chart.leftOut).toEqual([{ because, count: 1 }]);
  });

  test('a resource on two pages counts once', async () => {
    problems = (res, url) =>
      json(
        res,
        url.includes('page=2') ? bundle([problem()]) : bundle([problem()], `${base()}/Condition?page=2`),
      );
    expect((await read()).problems).toMatchObject({ value: [{ source: { id: 'c1' } }] });
  });

  test('text that tries to be a program stays text', async () => {
    const name = '<img src=x onerror=alert(1)>\u0000\u0007';
    problems = res => json(res, bundle([problem({ code: { text: name }, __proto__: { polluted: 1 } })]));
    expect((await read()).problems).toMatchObject({ value: [{ name: '<img src=x onerror=alert(1)>' }] });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('a page that leads elsewhere is not followed, and no token goes with it', () => {
  const elsewhere: [string, () => string][] = [
    ['another host', () => `${at(thief)}/fhir/Condition?page=2`],
    ['the same host beside the base', () => `${at(server)}/fhir-evil/Condition`],
    [
      'a user in the address',
      () => `http://x:y@127.0.0.1:${(server.address() as AddressInfo).port}/fhir/Condition`,
    ],
    ['a base that only begins alike', () => `${base()}.evil.example/Condition`],
    ['dots out of the base', () => `${base()}/../Condition`],
    ['a backslash', () => `${base()}\\..\\Condition`],
    ['two slashes', () => `//127.0.0.1:${(thief.address() as AddressInfo).port}/fhir/Condition`],
    ['nine kilobytes', () => `${base()}/Condition?x=${'a'.repeat(9000)}`],
    ['itself, for ever', () => `${base()}/Condition?page=1`],
  ];
  test.each(elsewhere)('%s', async (_, next) => {
    problems = res => json(res, bundle([problem()], next()));
    const chart = await read();
    expect(chart.problems).toMatchObject({ status: 'could-not-be-read', because: 'not-understood' });
    expect(chart.patient.status).toBe('recorded');
    expect(stolen).toEqual([]);
    expect(asked.length).toBeLessThan(22);
  });

  test('a redirect is not followed', async () => {
    problems = res => res.writeHead(302, { location: `${at(thief)}/fhir/Condition` }).end();
    expect((await read()).problems).toMatchObject({ because: 'not-understood' });
    expect(stolen).toEqual([]);
  });
});

describe('an answer without measure ends by itself', () => {
  const cases: [string, (res: ServerResponse) => void, string][] = [
    [
      '5,000 entries',
      res => json(res, bundle(Array.from({ length: 5000 }, (_, id) => problem({ id: `c${id}` })))),
      'not-understood',
    ],
    ['a bomb of 200 MB', res => res.setHeader('content-encoding', 'gzip').end(bomb), 'not-understood'],
    ['50,000 brackets', res => res.end(`${'['.repeat(50_000)}${']'.repeat(50_000)}`), 'not-understood'],
    ['a slow drip', res => void res.write('{"resourceType":'), 'took-too-long'],
    ['an answer cut in the middle', res => void res.write('{"res', () => res.destroy()), 'emr-down'],
    ['invalid UTF-8', res => res.end(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), 'not-understood'],
  ];
  test.each(cases)('%s', async (_, answer, because) => {
    problems = answer;
    const chart = await read(because === 'took-too-long' ? 1000 : 5000);
    expect(chart.problems).toMatchObject({ status: 'could-not-be-read', because });
    expect(chart.patient.status).toBe('recorded');
  });
});

test.each([
  ['https://emr.example/fhir', 'https://emr.example/fhir/Goal?x=1', 'Goal?x=1'],
  ['https://emr.example/fhir', 'Goal/1', 'Goal/1'],
  ['https://emr.example/fhir', 'https://emr.example:8443/fhir/Goal', undefined],
  ['https://emr.example/fhir', 'http://emr.example/fhir/Goal', undefined],
  ['https://emr.example/fhir', '/fhir/Goal', 'Goal'],
  ['https://emr.example/fhir', '/other/Goal', undefined],
  ['https://emr.example/fhir', 'https://emr.example/fhir?_getpages=a1', '?_getpages=a1'],
  ['https://emr.example/fhir', 'https://emr.example/fhirs?_getpages=a1', undefined],
  ['https://emr.example/fhir', 'https://emr.example/fhir', undefined],
])('below %s, %s is %s', (home, address, path) => {
  expect(pathWithin(home, address)).toBe(path);
});

const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20));
