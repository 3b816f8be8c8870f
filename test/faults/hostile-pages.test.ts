import { afterAll, beforeAll, expect } from 'vitest';
import { pathWithin } from '../../server/chart/fhir-http.ts';
import { bundle, type HostileEmr, json, problem, startHostileEmr } from './parts/hostile-emr.ts';
import { unread } from './parts/hostile-payloads.ts';
import { type HostileCase, type Payload, playHostile } from './parts/play-hostile.ts';

/** How many pages come, and where they lead. */
let emr: HostileEmr;
beforeAll(async () => {
  emr = await startHostileEmr();
});
afterAll(() => emr.close());

const leadingTo = (name: string, next: () => string): Payload =>
  unread(name, 'not-understood', res => json(res, bundle([problem()], next())), {
    also: () => expect(emr.asked.filter(url => url.includes('Condition')).length).toBeLessThanOrEqual(5),
  });
const cases: HostileCase[] = [
  {
    id: 'M36',
    payloads: [
      unread('5,000 problems', 'not-understood', res =>
        json(res, bundle(Array.from({ length: 5000 }, (_, at) => problem({ id: `c${at}` })))),
      ),
    ],
  },
  {
    id: 'M37',
    payloads: [
      unread(
        '200 pages',
        'not-understood',
        (res, url) => {
          const page = Number(/page=(\d+)/.exec(url)?.[1] ?? 1);
          json(
            res,
            bundle(
              [problem({ id: `c${page}` })],
              page < 200 ? `${emr.base}/Condition?page=${page + 1}` : undefined,
            ),
          );
        },
        { also: () => expect(emr.asked.filter(url => url.includes('Condition'))).toHaveLength(5) },
      ),
    ],
  },
  { id: 'M40', payloads: [leadingTo('with its own words', () => `${emr.base}/Condition?page=1`)] },
  {
    id: 'M41',
    payloads: [
      unread('A and B', 'not-understood', (res, url) =>
        json(res, bundle([problem()], `${emr.base}/Condition?page=${url.includes('page=A') ? 'B' : 'A'}`)),
      ),
    ],
  },
  { id: 'M42', payloads: [leadingTo('another host', () => `${emr.elsewhere}/Condition?page=2`)] },
  {
    id: 'M43',
    payloads: [
      leadingTo('a user', () => `http://x:y@127.0.0.1:${emr.port}/fhir/Condition`),
      leadingTo('another port', () => emr.elsewhere),
      leadingTo('beside the base', () => `http://127.0.0.1:${emr.port}/fhir-evil/Condition`),
      leadingTo('a longer host', () => `${emr.base}.evil.example/Condition`),
      leadingTo('dots', () => `${emr.base}/../Condition`),
      leadingTo('dots in percents', () => `${emr.base}/%2e%2e/Condition`),
      leadingTo('a backslash', () => `${emr.base}\\..\\Condition`),
      leadingTo('two slashes', () => emr.elsewhere.replace('http:', '')),
      leadingTo('a tab', () => `${emr.base}/\tCondition`),
      leadingTo('a script', () => 'javascript:alert(1)'),
      leadingTo('a file', () => 'file:///etc/passwd'),
      {
        ...leadingTo('the metadata of a cloud', () => 'http://169.254.169.254/latest'),
        also: () => {
          for (const address of outside)
            expect([address, pathWithin('https://emr.example/fhir', address)]).toEqual([address, undefined]);
          for (const [address, path] of inside)
            expect(pathWithin('https://emr.example/fhir', address)).toBe(path);
        },
      },
    ],
  },
  { id: 'M44', payloads: [leadingTo('nine kilobytes', () => `${emr.base}/Condition?x=${'a'.repeat(9000)}`)] },
];
playHostile(() => emr, cases);

const inside: [address: string, path: string][] = [
  ['https://emr.example/fhir/Goal?x=1', 'Goal?x=1'],
  ['Goal/1', 'Goal/1'],
  ['/fhir/Goal', 'Goal'],
  ['https://EMR.example:443/fhir/Goal', 'Goal'],
  ['https://emr.example/fhir?_getpages=a1', '?_getpages=a1'],
];
const outside = [
  ...['https://emr.example/fhirs?_getpages=a1', 'https://emr.example/fhir'],
  ...[
    'https://emr.example:8443/fhir/Goal',
    'http://emr.example/fhir/Goal',
    '/other/Goal',
    '//evil.example/fhir/Goal',
  ],
  ...[
    'https://emr.example.evil.example/fhir/Goal',
    'https://emr.example@evil.example/fhir/Goal',
    'https://evil.example/fhir/',
  ],
  ...[
    'https://emr.example/fhirx/Goal',
    'https://emr.example/FHIR/Goal',
    'https://emr.example/fhir/../Goal',
    '../Goal',
    '..',
  ],
  ...[
    'https://emr.example/fhir/%2e%2e/Goal',
    'https://emr.example/fhir/.%2E/Goal',
    'https:\\\\evil.example\\fhir\\Goal',
  ],
  ...[
    'https://emr.example\\@evil.example/fhir',
    'https://emr.example%2f@evil.example/fhir/Goal',
    'https://emr.example/fhir\\..\\Goal',
  ],
  ...[
    'ftp://emr.example/fhir/Goal',
    'ws://emr.example/fhir/Goal',
    'data:application/json,{}',
    'blob:https://emr.example/fhir/Goal',
  ],
  ...[
    'https://user@emr.example/fhir/Goal',
    'https://:pw@emr.example/fhir/Goal',
    'https://emr.example./fhir/Goal',
  ],
  ...[
    'https://127.0.0.1/fhir/Goal',
    'https://[::1]/fhir/Goal',
    'https://2130706433/fhir/Goal',
    'http://169.254.169.254/latest',
  ],
  ...[
    'https://emr.example/fhir/Goal\nhost: evil',
    ' https://evil.example/fhir/Goal',
    '\thttps://emr.example/fhir/Goal',
  ],
  ...[
    'https://еmr.example/fhir/Goal',
    'https://emr.example:443@evil.example/fhir/Goal',
    '///evil.example/fhir/Goal',
  ],
  ...[`https://emr.example/fhir/Goal?${'a'.repeat(9000)}`, 'https://'],
];
