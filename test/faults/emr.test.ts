import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readChart } from '../../server/chart/read/read-chart.ts';
import type { Fault } from '../sandbox-emr/fhir/types.ts';
import { type ChartEmr, now } from '../server/chart/emr.ts';
import { startEmr } from '../server/outbox/office.ts';
import { emrFaults } from './parts/catalogue.ts';
import { type Strike, strikes, struckTypes } from './parts/emr-strikes.ts';
import { type Peer, startPeer } from './parts/peer.ts';
import {
  makesBy,
  openTrialOffice,
  profiles,
  receiptsOf,
  reckon,
  type TrialOffice,
} from './parts/trial-office.ts';
import { chosen, tell } from './parts/trials.ts';

/** A session is signed, the EMR fails in one way, and in the end its own contents are held against the receipts. */
let emr: ChartEmr;
let peer: Peer;
let thief: Server;
let tokensElsewhere = 0;

beforeAll(async () => {
  thief = createServer((req, res) => {
    if (req.headers.authorization) tokensElsewhere += 1;
    res.end('{}');
  }).listen(0, '127.0.0.1');
  peer = startPeer();
  emr = await startEmr();
});
afterAll(async () => {
  peer.end();
  thief.close();
  await emr.close();
});

/** The office's clock stands at 15:00. */
const soon = 'Mon, 12 Oct 2026 15:02:00 GMT';
const elsewhere = () => `http://127.0.0.1:${(thief.address() as AddressInfo).port}/fhir/Goal/1`;
const trials = chosen(
  strikes({ elsewhere: '', soon }).flatMap(({ id }) =>
    profiles.flatMap(profile => [1, 2].map(processes => ({ id, profile, processes }))),
  ),
);

test.each(trials.map(one => ({ ...one, words: emrFaults[one.id] })))(
  '$id $words, at an EMR that is $profile, $processes of ours: nothing is lost, nothing is doubled',
  async ({ id, profile, processes }) => {
    const strike = strikes({ elsewhere: elsewhere(), soon }).find(one => one.id === id);
    if (!strike) throw new Error(`no strike ${id}`);
    for (const variant of strike.variants) {
      const office = await openTrialOffice(emr, { profile, peer: processes === 2 ? peer : undefined });
      try {
        const outcome = await play(office, strike, variant);
        tell({ id, profile, processes, ...outcome });
        expect(outcome).toMatchObject({ lost: 0, doubled: 0 });
        if (processes === 1) await expectRestReadable(variant);
      } finally {
        await office.leave();
      }
    }
    expect(tokensElsewhere).toBe(0);
  },
);

async function play(office: TrialOffice, strike: Strike, variant: Fault) {
  const { profile } = office;
  if (profile === 'forgetful') await makeKnown(office);
  const types = struckTypes(strike, profile);
  for (const type of types) emr.faults.add({ ...variant, method: makesBy(profile), type });
  const id = await office.signAnew();
  if (variant.kind === '429' && variant.retryAfter) await expectLeftAlone(office);
  await office.settle();
  expect(emr.faults.list()).toEqual([]);
  const rows = await office.rows(id);
  const news = office.news();
  for (const one of news) expect(JSON.stringify(one)).toContain('Patient/rosa-morales');
  const sent = rows.filter(row => row.route === 'native');
  const ends = sent.map(row => [row.itemKey, row.receipt.status]);
  const wanted = sent.map(row => {
    const isStruck = types.includes(row.body?.resourceType ?? '');
    return [row.itemKey, isStruck ? strike.ends[profile] : 'in-chart'];
  });
  expect(ends).toEqual(wanted);
  if (strike.id === 'E09') expectInPlainWords(sent);
  return { ...reckon(rows, news), receipt: receiptsOf(rows) };
}

/** What this EMR takes and that it forgets identifiers is known from an earlier session. */
async function makeKnown(office: TrialOffice): Promise<void> {
  await office.signAnew();
  await office.settle();
  office.news();
}

/** Two minutes were asked for: until then nothing is written. */
async function expectLeftAlone(office: TrialOffice): Promise<void> {
  const { practiceId } = office.practice;
  await office.outbox.drain(practiceId);
  emr.requests.clear();
  office.clock.move(119_000);
  await office.outbox.drain(practiceId);
  expect(emr.requests.entries().filter(({ method }) => method !== 'GET')).toEqual([]);
}

/** The coach reads why; what the EMR said in its own words is kept nowhere else. */
function expectInPlainWords(rows: Awaited<ReturnType<TrialOffice['rows']>>): void {
  const refused = rows.filter(({ receipt }) => receipt.status === 'refused');
  expect(refused.map(({ receipt }) => receipt)).toMatchObject([
    { because: 'not-valid', words: expect.stringContaining('is not accepted here') },
  ]);
  expect(JSON.stringify(refused.map(({ detail }) => detail))).not.toContain('is not accepted here');
}

/** The same fault on one search of a reading: the other sections are there. */
async function expectRestReadable(variant: Fault): Promise<void> {
  emr.faults.add({ ...variant, method: 'GET', type: 'Goal', times: 0 });
  const chart = await readChart(await emr.accessFor('rosa-morales'), 'rosa-morales', now, {
    sectionBudgetMs: 2500,
  });
  emr.faults.clear();
  const { goals, patient, problems, medicines, allergies, measures, visits, notes } = chart;
  expect(goals.status).toBe('could-not-be-read');
  for (const section of [patient, problems, medicines, measures, visits])
    expect(section.status).toBe('recorded');
  for (const section of [allergies, notes]) expect(section.status).toMatch(/recorded/);
}
