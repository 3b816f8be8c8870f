import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../server/storage/audit-verify.ts';
import type { Json } from '../sandbox-emr/fhir/types.ts';
import { type FaultId, ownFaults } from './parts/catalogue.ts';
import {
  type DieAt,
  headersOf,
  newKey,
  type OurServer,
  openSigningHouse,
  type SigningHouse,
  savedOf,
  signAt,
} from './parts/signing-house.ts';
import { receiptsOf } from './parts/trial-office.ts';
import { chosen, drawn, tell } from './parts/trials.ts';

/**
 * Our server is killed with SIGKILL while a coach signs over HTTP; with two servers the same signature is sent to both
 * at once. The coach presses again, and everything stands in the EMR once.
 */
let house: SigningHouse;
let steady: OurServer;
beforeAll(async () => {
  house = await openSigningHouse(16);
  steady = await house.start();
}, 120_000);
afterAll(async () => {
  await steady.kill();
  await house.close();
});

const places: Record<
  'F01' | 'F02' | 'F03' | 'F04',
  (trial: { id: FaultId; profile: string; processes: number }) => DieAt
> = {
  F01: () => 'begin',
  F02: trial => 1 + drawn(trial, 'statement', 3),
  F03: () => 'commit',
  F04: () => 'committed',
};
const trials = chosen(
  (['F01', 'F02', 'F03', 'F04'] as const).flatMap(id =>
    [1, 2].map(processes => ({ id, profile: 'conditional', processes })),
  ),
);
let used = 0;

test.each(trials.map(one => ({ ...one, words: ownFaults[one.id] })))(
  '$id $words, $processes of ours: signed once, in the chart once, one entry in the audit',
  async trial => {
    const { id, profile, processes } = trial;
    const session = house.sessions[used++];
    if (!session) throw new Error('no session is left');
    const doomed = await house.start(places[id](trial));
    const key = newKey();
    await doomed.arm();
    const presses = [
      signAt(doomed.origin, session, key),
      ...(processes === 2 ? [signAt(steady.origin, session, key)] : []),
    ];
    const [first] = await Promise.all(presses);
    const end = await Promise.race([doomed.ended, wait(20_000, 'alive')]);
    // With two at once the other may have signed first, and then there is nothing to die over.
    if (processes === 1) expect([first, end]).toEqual([undefined, 'SIGKILL']);
    await doomed.kill();
    expect(await signAt(steady.origin, session, key)).toBe(200);
    const saved = await inChart(session.sessionId);
    const counts = saved.rows
      .filter(row => row.route === 'native')
      .map(row => [row.itemKey, countInChart(row.id)]);
    const lost = counts.filter(([, count]) => count === 0).length;
    const doubled = counts.filter(([, count]) => Number(count) > 1).length;
    tell({ id, profile, processes, lost, doubled, receipt: receiptsOf(saved.rows) });
    expect(counts).toEqual(counts.map(([item]) => [item, 1]));
    expect([saved.status, saved.signatures, counts.length > 5]).toEqual(['signed', 1, true]);
    expect(await verifyAudit(house.data.db, house.data.keys, house.practiceId)).toMatchObject({
      status: 'sound',
    });
  },
  180_000,
);

test.each<DieAt>(['begin', 'commit', 'committed'])(
  'killed at the %s of a signature that takes what was shown: signed once, in the chart once',
  async place => {
    const session = house.sessions[used++];
    if (!session) throw new Error('no session is left');
    const doomed = await house.start(place);
    const key = newKey();
    const path = `${doomed.origin}/api/sessions/${session.sessionId}/preview`;
    expect((await fetch(path, { headers: headersOf(doomed.origin, session) })).status).toBe(200);
    await doomed.arm();
    expect([await signAt(doomed.origin, session, key), await doomed.ended]).toEqual([undefined, 'SIGKILL']);
    expect(await signAt(steady.origin, session, key)).toBe(200);
    const saved = await inChart(session.sessionId);
    const sent = saved.rows.filter(row => row.route === 'native');
    expect(sent.map(row => [row.itemKey, countInChart(row.id)])).toEqual(sent.map(row => [row.itemKey, 1]));
    expect([saved.status, saved.signatures, sent.length > 5]).toEqual(['signed', 1, true]);
    expect(await verifyAudit(house.data.db, house.data.keys, house.practiceId)).toMatchObject({
      status: 'sound',
    });
  },
  180_000,
);

test('F19 killed during an export: nothing of it stays behind, and the next one is whole', async () => {
  const session = house.sessions[used++];
  if (!session) throw new Error('no session is left');
  expect(await signAt(steady.origin, session, newKey())).toBe(200);
  const before = await inChart(session.sessionId);
  const doomed = await house.start(1);
  const paper = (origin: string) =>
    fetch(`${origin}/api/sessions/${session.sessionId}/note.pdf`, { headers: headersOf(origin, session) });
  const beginOf = async (answer: Response) =>
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 5)
      .toString();
  expect(await beginOf(await paper(doomed.origin))).toBe('%PDF-');
  await doomed.arm();
  const torn = await paper(doomed.origin).then(
    () => 'answered',
    () => 'torn',
  );
  expect([torn, await doomed.ended]).toEqual(['torn', 'SIGKILL']);
  const whole = Buffer.from(await (await paper(steady.origin)).arrayBuffer());
  expect([whole.subarray(0, 5).toString(), whole.subarray(-6).toString().trim()]).toEqual(['%PDF-', '%%EOF']);
  const after = await savedOf(house, session.sessionId);
  expect(after.rows).toEqual(before.rows);
  const counts = after.rows.filter(row => row.route === 'native').map(row => countInChart(row.id));
  expect(counts).toEqual(counts.map(() => 1));
  expect(await verifyAudit(house.data.db, house.data.keys, house.practiceId)).toMatchObject({
    status: 'sound',
  });
  tell({
    id: 'F19',
    profile: 'conditional',
    processes: 2,
    lost: 0,
    doubled: 0,
    receipt: receiptsOf(after.rows),
  });
}, 120_000);

/** Waits until nothing of a session is on its way; a row that a dead server had taken comes back after its lease. */
async function inChart(sessionId: string) {
  for (let waited = 0; ; waited += 250) {
    const saved = await savedOf(house, sessionId);
    const onItsWay = saved.rows.some(row => ['queued', 'sending', 'unknown'].includes(row.state));
    if ((!onItsWay && saved.rows.length > 0) || waited > 120_000) return saved;
    await wait(250);
  }
}

function countInChart(id: string): number {
  const types = ['Encounter', 'DocumentReference', 'Goal', 'ServiceRequest', 'CarePlan', 'Observation'];
  const all = types.flatMap(type => house.emr.store.all(type) as unknown as Json[]);
  return all.filter(one => JSON.stringify(one.identifier ?? '').includes(id)).length;
}
