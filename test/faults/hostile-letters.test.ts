import { afterAll, beforeAll, expect } from 'vitest';
import { readCapabilityStatement } from '../../launch/capability-statement.ts';
import {
  type Answering,
  bundle,
  entries,
  type HostileEmr,
  json,
  notHers,
  observation,
  problem,
  startHostileEmr,
} from './parts/hostile-emr.ts';
import { asText, deep, good, shown, unread } from './parts/hostile-payloads.ts';
import { type HostileCase, playHostile } from './parts/play-hostile.ts';

/** What an answer is written in. */
let emr: HostileEmr;
beforeAll(async () => {
  emr = await startHostileEmr();
});
afterAll(() => emr.close());

const cases: HostileCase[] = [
  {
    id: 'M51',
    payloads: [
      unread(
        'a page',
        'not-understood',
        asText('<!doctype html><form><input name="user"></form>', 'text/html'),
      ),
      unread('a page that calls itself JSON', 'not-understood', asText('<html></html>')),
    ],
  },
  {
    id: 'M52',
    payloads: [
      unread('no UTF-8', 'not-understood', asText(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))),
      unread(
        'Latin letters',
        'not-understood',
        asText(
          Buffer.from(JSON.stringify(bundle([problem({ code: { text: 'Asma crónica' } })])), 'latin1'),
          'application/json; charset=iso-8859-1',
        ),
      ),
      shown(
        'a charset that is not so',
        asText(
          JSON.stringify(bundle([problem({ code: { text: 'Asma crónica' } })])),
          'application/fhir+json; charset=iso-8859-1',
        ),
        { name: 'Asma crónica' },
      ),
      shown(
        'half a letter in an escape',
        asText(JSON.stringify(bundle([problem()])).replace('Asthma', 'Asthma\\ud800')),
        { name: 'Asthma\ufffd' },
      ),
    ],
  },
  {
    id: 'M53',
    payloads: [
      shown(
        'in the resource',
        asText(
          good.replace(
            '"Asthma"',
            '"Asthma"},"__proto__":{"polluted":1},"x":{"constructor":{"prototype":{"polluted":1}}',
          ),
        ),
      ),
      shown(
        'escaped',
        asText(good.replace('"Asthma"', '"Asthma"},"\\u005f_proto__":{"polluted":1},"x":{'.concat('"a":1'))),
      ),
      shown(
        'text that tries to be a program',
        entries(problem({ code: { text: '<img src=x onerror=alert(1)>\u0000\u0007' } })),
        { name: '<img src=x onerror=alert(1)>' },
      ),
    ],
  },
  {
    id: 'M54',
    payloads: [
      unread('lists', 'not-understood', asText(deep(50_000))),
      unread(
        'in a resource',
        'not-understood',
        asText(good.replace('"Asthma"', `"Asthma","x":${deep(50_000)}`)),
      ),
    ],
  },
  {
    id: 'M55',
    payloads: [
      ...['"81.5"', '81.500000000000000000000000000000', '8.15e1'].map(value => ({
        name: value,
        answers: {
          Observation: ((res, url) =>
            url.includes('29463-7')
              ? asText(JSON.stringify(bundle([observation()])).replace('"value":81.5', `"value":${value}`))(
                  res,
                  url,
                )
              : json(res, bundle([]))) satisfies Answering,
        },
        shows: ['o1'],
        says: { measures: { value: [{ readings: [{ value: 81.5 }] }] } },
      })),
      ...['"eighty"', '"NaN"', '1e999', '{}', 'null'].map(value => ({
        name: value,
        answers: {
          Observation: ((res, url) =>
            url.includes('29463-7')
              ? asText(JSON.stringify(bundle([observation()])).replace('"value":81.5', `"value":${value}`))(
                  res,
                  url,
                )
              : json(res, bundle([]))) satisfies Answering,
        },
        shows: [],
        leftOut: [{ because: 'not-understood' as const, count: 1 }],
      })),
    ],
  },
  {
    id: 'M56',
    payloads: [
      shown(
        'a megabyte',
        entries(problem({ extension: [{ url: 'https://x.example', valueString: 'x'.repeat(1_048_576) }] })),
      ),
    ],
  },
  {
    id: 'M57',
    payloads: [
      shown('the same twice', entries(problem(), problem())),
      {
        ...shown(
          'one of them another’s',
          entries(problem(), problem({ subject: { reference: 'Patient/p2' }, code: { text: notHers } })),
        ),
        leftOut: [{ because: 'other-patient', count: 1 }],
      },
    ],
  },
  {
    id: 'M58',
    payloads: [
      shown('on both pages', (res, url) =>
        json(
          res,
          url.includes('page=2') ? bundle([problem()]) : bundle([problem()], `${emr.base}/Condition?page=2`),
        ),
      ),
    ],
  },
  {
    id: 'M59',
    payloads: [
      shown(
        'of a problem',
        entries(
          problem({
            participant: [{ function: {}, actor: {} }],
            evidence: [{ concept: {} }],
            abatementAge: 5,
          }),
        ),
      ),
      {
        name: 'of a visit',
        answers: {
          Encounter: entries({
            resource: {
              ...{
                resourceType: 'Encounter',
                id: 'e1',
                status: 'completed',
                subject: { reference: 'Patient/p1' },
              },
              class: [{ coding: [{ code: 'AMB' }] }],
              reason: [{ value: [{ concept: { text: 'x' } }] }],
              actualPeriod: { start: '2026-10-01' },
            },
          }),
        },
        shows: ['e1'],
        says: { visits: { value: [{ status: 'unknown' }] } },
      },
    ],
  },
  {
    id: 'M60',
    payloads: [
      ...[405, 501, 404].map(status =>
        unread(
          `search is promised and answered ${status}`,
          status === 501 ? 'emr-down' : 'refused',
          res => void res.writeHead(status).end(),
        ),
      ),
      {
        name: 'metadata of nonsense',
        answers: {},
        also: () => {
          for (const nonsense of [
            null,
            [],
            'x',
            { resourceType: 'CapabilityStatement' },
            { resourceType: 'CapabilityStatement', fhirVersion: '5.0.0' },
          ])
            expect(readCapabilityStatement(nonsense)).toBeUndefined();
          const type = [
            null,
            7,
            { type: '__proto__' },
            { type: 'Goal', interaction: 'create', searchParam: {} },
          ];
          const read = readCapabilityStatement({
            resourceType: 'CapabilityStatement',
            fhirVersion: '4.0.1',
            rest: [{ mode: 'server', resource: type }],
          });
          expect(read).toMatchObject({ reads: {}, writes: {}, transaction: false });
        },
      },
    ],
  },
];
playHostile(() => emr, cases);
