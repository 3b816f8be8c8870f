import { setTimeout as wait } from 'node:timers/promises';
import type { NewChartWrite } from '../../server/domain/chart/chart-write.ts';
import { addClinic } from './clinic.ts';
import { allowAtOnce, patientsInHand, queueSessions, rowsEach, statesOf } from './drain/queue.ts';
import { type BenchEmr, startBenchEmr } from './emr/emr-process.ts';
import type { Arrival } from './emr/written.ts';
import { atLeast, atMost, type Figure, type Measurement, type Say, timesQuicker, told } from './figure.ts';
import { coaches } from './save/prepared-sessions.ts';
import { type BenchData, benchData, startServer } from './server-process.ts';

const latencyMs = 30;
const patients = 1_000;
/** What the practice allows, and what its EMR takes before it answers 429. */
const allowed = 64;
const limit = 48;
const killAfter = 3_000;

/**
 * An outage ends with 10,000 writes of 1,000 patients waiting: how quickly the outbox sends them, with a kill -9 after
 * 3,000, against the same outbox held to one at a time; and what the EMR then holds.
 */
export const drain: Measurement = {
  name: 'drain',
  async measure(say) {
    const emr = await startBenchEmr();
    const data = await benchData();
    try {
      await emr.setLatency(latencyMs);
      await emr.setLimit(limit);
      const practiceId = await addClinic(data, emr, 'http://127.0.0.1', coaches(20));
      const single = await oneAtATime(data, emr, practiceId, say);
      await emr.forgetCounts();
      say(`writing ${patients * rowsEach} rows of an outage`);
      const rows = await queueSessions(data, practiceId, patients);
      const ours = await drained(data, emr, practiceId, rows, say);
      return figures(single, ours, rows, await emr.written(), await statesOf(data, practiceId));
    } finally {
      await data.remove();
      await emr.close();
    }
  },
};

/** Rows a second of the outbox when the practice allows one request at once. */
async function oneAtATime(data: BenchData, emr: BenchEmr, practiceId: string, say: Say): Promise<number> {
  say('sending one at a time');
  await allowAtOnce(data, practiceId, 1);
  const rows = await queueSessions(data, practiceId, 30);
  const server = await startServer(data.folder);
  const arrivals = await until(emr, rows.length, 60_000);
  await server.stop();
  await allowAtOnce(data, practiceId, allowed);
  return perSecond(arrivals.slice(20));
}

type Drained = { rate: number; patientsHeld: number; heldUp: number };

/**
 * Sends all of it, with a kill in the middle. The dead process held rows under a lease: their patients wait until it runs
 * out, since nobody knows whether those rows arrived. `rate` is of what arrived before the kill, and after it until the
 * last of the others; `heldUp`: seconds from then to the last of those that waited.
 */
async function drained(
  data: BenchData,
  emr: BenchEmr,
  practiceId: string,
  rows: NewChartWrite[],
  say: Say,
): Promise<Drained> {
  say('sending as many as the EMR takes');
  const first = await startServer(data.folder);
  const before = await until(emr, killAfter, 120_000);
  await first.kill();
  const killedAt = Date.now();
  const held = await patientsInHand(data, practiceId);
  say(`killed after ${before.length} with rows of ${held.size} patients in hand; starting again`);
  const second = await startServer(data.folder);
  const all = await until(emr, rows.length, 240_000);
  const done = Date.now();
  while (((await statesOf(data, practiceId)).sent ?? 0) < rows.length && Date.now() - done < 120_000)
    await wait(500);
  await second.stop();
  const patientOf = new Map(rows.map(row => [row.id, row.patientId]));
  const free = all.filter(({ name, at }) => at > killedAt && !held.has(patientOf.get(name) ?? ''));
  const freeUntil = free.at(-1)?.at ?? 0;
  const spans = [
    all.filter(({ at }) => at <= killedAt),
    all.filter(({ at }) => at > killedAt && at <= freeUntil),
  ];
  const seconds = spans.reduce((sum, span) => sum + lasted(span), 0);
  const heldUp = ((all.at(-1)?.at ?? 0) - freeUntil) / 1000;
  const rate = spans.reduce((sum, span) => sum + span.length, 0) / seconds;
  return { rate, patientsHeld: held.size, heldUp };
}

async function until(emr: BenchEmr, enough: number, patienceMs: number): Promise<Arrival[]> {
  const began = Date.now();
  while ((await emr.arrived()) < enough && Date.now() - began < patienceMs) await wait(100);
  return (await emr.written()).arrivals;
}

const lasted = (span: Arrival[]): number => ((span.at(-1)?.at ?? 0) - (span[0]?.at ?? 0)) / 1000;
const perSecond = (span: Arrival[]): number => span.length / lasted(span);

function figures(
  single: number,
  ours: Drained,
  rows: NewChartWrite[],
  emr: Awaited<ReturnType<BenchEmr['written']>>,
  states: { [state: string]: number },
): Figure[] {
  const made = new Map(emr.arrivals.map(arrival => [arrival.name, arrival.made]));
  const times = rows.map(row => made.get(row.id) ?? 0);
  const asked = emr.arrivals.length + emr.tooMany + emr.refused;
  const against = `one at a time, ${single.toFixed(1)} a second`;
  return [
    told('sent', ours.rate, 'writes/s'),
    timesQuicker(25, 'drain', { ours: 1 / ours.rate, theirs: 1 / single, against }),
    atLeast(
      75,
      'of what the EMR can take at once by its latency',
      (100 * ours.rate) / ((limit * 1000) / latencyMs),
      '%',
    ),
    told('patients with a row in hand at the kill', ours.patientsHeld, 'patients'),
    told('held up longer than all others, until the lease ran out', ours.heldUp, 's'),
    told('most at once', emr.most, 'requests'),
    atMost(1, 'answered 429', (100 * emr.tooMany) / asked, '%'),
    told('sent again after the kill and known by their identifier', emr.refused, 'requests'),
    atMost(0, 'missing in the EMR', times.filter(count => count === 0).length, 'writes'),
    atMost(0, 'doubled in the EMR', times.filter(count => count > 1).length, 'writes'),
    atMost(0, 'out of order within a patient', outOfOrder(rows, emr.arrivals), 'writes'),
    atMost(0, 'without "In chart" on our side', rows.length + 300 - (states.sent ?? 0), 'writes'),
  ];
}

/** Writes that arrived before one of an earlier place of the same patient. */
function outOfOrder(rows: NewChartWrite[], arrivals: Arrival[]): number {
  const known = new Map(rows.map(row => [row.id, row]));
  const last = new Map<string, number>();
  let count = 0;
  for (const { name } of arrivals) {
    const row = known.get(name);
    if (row === undefined) continue;
    if (row.place < (last.get(row.patientId) ?? 0)) count += 1;
    last.set(row.patientId, Math.max(row.place, last.get(row.patientId) ?? 0));
  }
  return count;
}
