import { randomUUID } from 'node:crypto';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChartWriteRow } from '../../server/storage/chart-writes.ts';
import type { ChartEmr } from '../server/chart/emr.ts';
import { holdCommit } from '../server/chart/held-commit.ts';
import { itemsOfTheNextSession } from '../server/chart/session.ts';
import { startEmr } from '../server/outbox/office.ts';
import { startExpiredHost } from './parts/expired-host.ts';
import { nowhere } from './parts/nowhere.ts';
import { type Peer, startPeer } from './parts/peer.ts';
import {
  makesBy,
  openTrialOffice,
  type Profile,
  profiles,
  receiptsOf,
  reckon,
  type TrialOffice,
} from './parts/trial-office.ts';
import { chosen, tell } from './parts/trials.ts';

/** Faults that last: no way in for a while, an EMR that is not there, a commit that comes too late, one that hangs. */
let emr: ChartEmr;
let peer: Peer;
let expired: Awaited<ReturnType<typeof startExpiredHost>>;
beforeAll(async () => {
  peer = startPeer();
  [emr, expired] = await Promise.all([startEmr(), startExpiredHost()]);
});
afterAll(async () => {
  peer.end();
  expired.close();
  await emr.close();
});

type Id = 'E02' | 'E07' | 'E17' | 'E28' | 'E30' | 'E31' | 'E32' | 'E33';
const trialsOf = (id: Id, of: readonly Profile[] = profiles) =>
  chosen(of.flatMap(profile => [1, 2].map(processes => ({ id, profile, processes }))));
type Trial = ReturnType<typeof trialsOf>[number];

/**
 * One trial in an office of its own, which ends with what the EMR holds against the receipts. `toldTwice`: how many
 * doubles there have to be, because nobody but the EMR's own people can take them back, each told by its receipt.
 */
async function inOffice(
  trial: Trial,
  work: (office: TrialOffice) => Promise<ChartWriteRow[]>,
  toldTwice = 0,
): Promise<void> {
  const { profile, processes } = trial;
  const office = await openTrialOffice(emr, { profile, peer: processes === 2 ? peer : undefined });
  try {
    const rows = await work(office);
    const news = office.news();
    const outcome = { ...reckon(rows, news), receipt: receiptsOf(rows) };
    tell({ ...trial, ...outcome, ...(toldTwice > 0 && { toldTwice }) });
    expect(outcome).toMatchObject({ lost: 0, doubled: toldTwice });
    for (const one of news) expect(JSON.stringify(one)).toContain('Patient/rosa-morales');
  } finally {
    await office.leave();
  }
}
const drain = (office: TrialOffice) => office.outbox.drain(office.practice.practiceId);
const sentOf = async (office: TrialOffice, id: string) =>
  (await office.rows(id)).filter(row => row.route === 'native');
const expectAll = async (office: TrialOffice, id: string, receipt: object) => {
  const rows = await sentOf(office, id);
  expect(rows.map(row => row.receipt)).toMatchObject(rows.map(() => receipt));
};
/** Of rows that wait for each other the first says why. */
const expectOne = async (office: TrialOffice, id: string, receipt: object) =>
  expect((await sentOf(office, id)).map(row => row.receipt)).toContainEqual(expect.objectContaining(receipt));
const inChart = { status: 'in-chart' };
const waiting = (because: string) => ({ status: 'waiting', because });
const writes = () => emr.requests.entries().filter(({ method }) => method !== 'GET').length;

test.each(trialsOf('E02'))(
  '$id the token is refused for good, $profile, $processes of ours: all waits for a sign-in, then goes',
  trial =>
    inOffice(trial, async office => {
      emr.faults.add({ kind: 'expire-tokens', times: 0 });
      const id = await office.signAnew();
      await office.settle(0.5);
      await expectAll(office, id, { status: 'waiting' });
      expect(office.news()).toEqual([]);
      emr.faults.clear();
      await office.settle(3);
      await expectAll(office, id, inChart);
      return office.rows(id);
    }),
);

test.each(trialsOf('E07', ['conditional', 'search-only']))(
  '$id a change that was overtaken (412 on If-Match), $profile, $processes of ours: looked at anew, changed once',
  trial =>
    inOffice(trial, async office => {
      const first = await office.signAnew();
      await office.settle();
      const [goal] = (await office.rows(first)).filter(row => row.itemKey === 'goal-1');
      for (const type of ['Goal', 'ServiceRequest', 'CarePlan'])
        emr.faults.add({ kind: 'refuse-type', status: 412, method: 'PUT', type });
      const second = await office.sign(itemsOfTheNextSession(first), { id: randomUUID() }, first);
      await office.settle();
      await expectAll(office, second, inChart);
      const held = emr.store.all('Goal').find(({ id }) => goal?.reference === `Goal/${id}`);
      expect(held).toMatchObject({ lifecycleStatus: 'cancelled', meta: { versionId: '2' } });
      const updates = (await office.rows(second)).filter(row => row.kind === 'plan-ended');
      expect(updates.length).toBeGreaterThan(0);
      const made = (await office.rows(second)).filter(row => row.kind !== 'plan-ended');
      return [...(await office.rows(first)), ...made];
    }),
);

test.each(trialsOf('E17'))(
  '$id no such host, nobody there, an expired certificate, $profile, $processes of ours: all waits, nothing is asked',
  trial =>
    inOffice(trial, async office => {
      const ids: string[] = [];
      for (const base of ['http://no-such-host.invalid/fhir', await nowhere(), expired.base]) {
        office.enter({ base });
        const id = await office.signAnew();
        await office.settle(0.2);
        await expectAll(office, id, waiting('emr-down'));
        office.enter({});
        await office.settle(1);
        await expectAll(office, id, inChart);
        ids.push(id);
      }
      expect([expired.asked(), await whyNoTls(expired.base)]).toEqual([0, 'CERT_HAS_EXPIRED']);
      return (await Promise.all(ids.map(id => office.rows(id)))).flat();
    }),
);

test.each(trialsOf('E28'))(
  '$id a commit after our time-out, $profile, $processes of ours: found when it is looked for',
  trial =>
    inOffice(trial, async office => {
      const { profile } = trial;
      const type = profile === 'note-only' ? 'DocumentReference' : 'Goal';
      const commit = holdCommit(emr, { method: makesBy(profile), type });
      const id = await office.signAnew();
      await drain(office);
      await commit();
      await office.settle(1);
      await expectAll(office, id, inChart);
      return office.rows(id);
    }),
);

test.each(trialsOf('E28', ['own-id', 'conditional', 'search-only']))(
  '$id a commit after it was sent again, $profile, $processes of ours: the later one is withdrawn',
  trial =>
    inOffice(trial, async office => {
      const commit = holdCommit(emr, { method: makesBy(trial.profile), type: 'Goal' });
      const id = await office.signAnew();
      await office.settle(0.3);
      await commit();
      await office.settle(3);
      await expectAll(office, id, inChart);
      return office.rows(id);
    }),
);

test.each(trialsOf('E28', ['note-only']))(
  '$id a commit after it was sent again, $profile, $processes of ours: it cannot be withdrawn here, and its receipt says so',
  trial =>
    inOffice(
      trial,
      async office => {
        const commit = holdCommit(emr, { method: 'POST', type: 'DocumentReference' });
        const id = await office.signAnew();
        await office.settle(0.3);
        await commit();
        await office.settle(3);
        await expectAll(office, id, inChart);
        const [note] = (await sentOf(office, id)).filter(row => row.kind === 'note');
        expect(note?.receipt).toMatchObject({ twice: true });
        expect(note && office.inChart(note)).toHaveLength(2);
        return office.rows(id);
      },
      1,
    ),
);

test.each(trialsOf('E30'))(
  '$id the author’s token is gone, $profile, $processes of ours: the rows wait for the author',
  trial =>
    inOffice(trial, async office => {
      office.enter({ unavailable: 'sign-in-needed' });
      const id = await office.signAnew();
      emr.requests.clear();
      await office.settle(1.1);
      await expectAll(office, id, { status: 'waiting' });
      await expectOne(office, id, waiting('sign-in-needed'));
      expect(writes()).toBe(0);
      office.enter({});
      await office.settle(3);
      await expectAll(office, id, inChart);
      return office.rows(id);
    }),
);

test.each(trialsOf('E32'))(
  '$id the token is bound to another patient, $profile, $processes of ours: it never carries this one’s rows',
  trial =>
    inOffice(trial, async office => {
      office.enter({ patientId: 'walter-greene' });
      const id = await office.signAnew();
      emr.requests.clear();
      await office.settle(1.1);
      await expectAll(office, id, { status: 'waiting' });
      await expectOne(office, id, waiting('sign-in-needed'));
      expect([writes(), office.news()]).toEqual([0, []]);
      office.enter({ patientId: 'rosa-morales' });
      await office.settle(3);
      await expectAll(office, id, inChart);
      return office.rows(id);
    }),
);

test.each(trialsOf('E33'))(
  '$id one practice’s EMR hangs, $profile, $processes of ours: another practice’s rows go meanwhile',
  trial =>
    inOffice(trial, async office => {
      const other = await openTrialOffice(emr, { profile: trial.profile });
      const hangs = trial.profile === 'note-only' ? 'Observation' : 'ServiceRequest';
      emr.faults.add({ kind: 'no-answer-after', method: makesBy(trial.profile), type: hangs });
      const id = await office.signAnew();
      const hanging = drain(office);
      const theirs = await other.signAnew();
      await other.settle(0.1);
      await expectAll(other, theirs, inChart);
      await hanging;
      await office.settle();
      await expectAll(office, id, inChart);
      const { lost, doubled } = reckon(
        [...(await other.rows(theirs)), ...(await office.rows(id))],
        office.news(),
      );
      expect([lost, doubled]).toEqual([0, 0]);
      await other.close();
      return [];
    }),
);

const whyNoTls = (base: string): Promise<string | undefined> =>
  new Promise(resolve => {
    const { hostname, port } = new URL(base);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once('secureConnect', () => resolve(undefined));
    socket.once('error', error => resolve((error as { code?: string }).code));
  });
