import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect } from 'vitest';
import { type HostileEmr, startHostileEmr } from './parts/hostile-emr.ts';
import { good, shown, unread } from './parts/hostile-payloads.ts';
import { type HostileCase, playHostile } from './parts/play-hostile.ts';
import { oneSearch } from './parts/searched.ts';

/** How one answer comes: its size, its speed, where it sends us. */
let emr: HostileEmr;
beforeAll(async () => {
  emr = await startHostileEmr();
});
afterAll(() => emr.close());

const cases: HostileCase[] = [
  {
    id: 'M38',
    payloads: [
      unread('for ever', 'not-understood', res => {
        const part = Buffer.alloc(256 * 1024, 0x20);
        const pour = () => {
          if (!res.destroyed) res.write(part, () => setImmediate(pour));
        };
        pour();
      }),
    ],
  },
  {
    id: 'M39',
    payloads: [
      unread(
        '200 MB in 200 kB',
        'not-understood',
        res => void res.setHeader('content-encoding', 'gzip').end(bomb),
      ),
    ],
  },
  {
    id: 'M45',
    payloads: [301, 302, 303, 307, 308].map(status =>
      unread(
        `${status}`,
        'not-understood',
        res => void res.writeHead(status, { location: `${emr.elsewhere}/Condition` }).end(),
      ),
    ),
  },
  {
    id: 'M46',
    payloads: [
      unread('for ever', 'not-understood', (res, url) => void res.writeHead(302, { location: url }).end(), {
        also: () => expect(emr.asked.filter(url => url.includes('Condition'))).toHaveLength(1),
      }),
    ],
  },
  {
    id: 'M47',
    payloads: [
      {
        name: 'a medicine that stands elsewhere',
        answers: oneSearch('MedicationRequest', 'status=active', {
          resource: {
            ...{
              resourceType: 'MedicationRequest',
              id: 'm1',
              status: 'active',
              subject: { reference: 'Patient/p1' },
            },
            get medicationReference() {
              return { reference: `${emr.elsewhere}/Medication/1`, display: 'Metformin' };
            },
          },
        }),
        shows: ['m1'],
        says: { medicines: { value: [{ name: 'Metformin' }] } },
      },
    ],
  },
  {
    id: 'M48',
    payloads: [
      unread(
        'a byte now and then',
        'took-too-long',
        res => {
          const drip = setInterval(() => (res.destroyed ? clearInterval(drip) : res.write(' ')), 50);
        },
        { budgetMs: 600 },
      ),
      unread('nothing at all', 'took-too-long', () => undefined, { budgetMs: 600 }),
    ],
  },
  {
    id: 'M49',
    payloads: [
      shown('none', res => void res.socket?.end(`HTTP/1.1 200 OK\r\n\r\n${good}`)),
      unread('not even HTTP', 'emr-down', res => void res.socket?.end('220 mail.example ESMTP\r\n')),
    ],
  },
  {
    id: 'M50',
    payloads: [
      unread('after five letters', 'emr-down', res => void res.write('{"res', () => res.destroy())),
      unread('one byte short', 'emr-down', res => {
        res.writeHead(200, { 'content-length': good.length + 1 });
        res.write(good, () => res.destroy());
      }),
    ],
  },
];
playHostile(() => emr, cases);

const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20));
