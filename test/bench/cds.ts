import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addCdsClient } from '../../server/launching/cds-clients.ts';
import type { PracticeTx } from '../../server/storage/database.ts';
import { savePracticeSettings, thePractice } from '../../server/storage/practices.ts';
import { type CallingEmr, callingEmr } from '../parts/cds-client.ts';
import { type Called, callAtRate, chartOpened, type ReadyCall, service } from './cards/calls.ts';
import { addClinic } from './clinic.ts';
import { type BenchEmr, startBenchEmr } from './emr/emr-process.ts';
import { atMost, type Figure, type Measurement, quantile, timesQuicker, told } from './figure.ts';
import { coaches, prepareSessions } from './save/prepared-sessions.ts';
import { signInFlight } from './save/signing.ts';
import { type BenchData, benchData, type ServerProcess, startServer } from './server-process.ts';

const perSecond = 50;
const count = { coaches: 100, patients: 600, warm: 100, steady: 1000 };

/**
 * A chart is opened 50 times a second by physicians whose patients were coached today, by signed calls with the prefetch
 * that is asked for: on the server's side, from the first byte of a call to its answer.
 */
export const cds: Measurement = {
  name: 'cds',
  async measure(say) {
    const [emr, caller] = [await startBenchEmr(), await callingEmr()];
    const data = await benchData();
    try {
      await emr.setLatency(30);
      const physician = { fhirUser: 'Practitioner/doctor', name: 'Dr. Bench', role: 'physician' } as const;
      const staff = [...coaches(count.coaches), physician];
      const practiceId = await addClinic(data, emr, 'http://127.0.0.1', staff);
      await data.db.withPractice(practiceId, atNoon);
      const registered = { fhirServer: emr.fhirBase, jwksUrl: caller.jwksUrl };
      await addCdsClient(data, registered, new Date());
      const prepared = await prepareSessions(data, practiceId, count.patients);
      const clinic = { emr, caller, data };
      const ours = await startServer(data.folder);
      say(`${count.patients} patients are coached today`);
      await signInFlight(ours.origin, prepared, 50);
      say(`${perSecond} charts a second are opened`);
      const looked = await measured(clinic, ours);
      await ours.kill();
      say(`${perSecond} a second again, and each call reads the chart and our record`);
      const peer = await startServer(data.folder, { program: 'test/bench/cards/at-the-call.ts' });
      const computed = await measured(clinic, peer);
      await peer.kill();
      return figures(looked, computed);
    } finally {
      await data.remove();
      await caller.close();
      await emr.close();
    }
  },
};

/** It is about noon in the clinic whenever this is measured: a talk of half an hour ago is one of today. */
async function atNoon(tx: PracticeTx): Promise<void> {
  const ahead = 12 - new Date().getUTCHours();
  const practice = await thePractice(tx);
  const timeZone = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
  if (practice) await savePracticeSettings(tx, { ...practice.settings, timeZone });
}

type Clinic = { emr: BenchEmr; caller: CallingEmr; data: BenchData };
type Measured = Called & { inside: number[] };

async function measured(clinic: Clinic, server: ServerProcess): Promise<Measured> {
  await callAtRate(server.origin, await readied(clinic, server.origin, count.warm), perSecond);
  const before = insideOf(clinic.data).length;
  const called = await callAtRate(
    server.origin,
    await readied(clinic, server.origin, count.steady),
    perSecond,
  );
  return { ...called, inside: insideOf(clinic.data).slice(before) };
}

async function readied({ emr, caller }: Clinic, origin: string, many: number): Promise<ReadyCall[]> {
  const calls: ReadyCall[] = [];
  for (let at = 0; at < many; at++) {
    const token = await caller.token(`${origin}${service}`, emr.fhirBase, new Date());
    const body = chartOpened(`bench-${at % count.patients}`, 'Practitioner/doctor', emr.fhirBase);
    calls.push({ token, body });
  }
  return calls;
}

/** Milliseconds of every call so far, as the server's own log has them. */
const insideOf = ({ folder }: BenchData): number[] =>
  readFileSync(join(folder, 'server.log'), 'utf8')
    .split('\n')
    .filter(line => line.includes('"/cds-services/:service"') && line.includes('"ms"'))
    .map(line => Number((JSON.parse(line) as { ms: number }).ms));

function figures(ours: Measured, peer: Measured): Figure[] {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map(share => quantile(ours.inside, share));
  const theirs = quantile(peer.inside, 0.95);
  const empty = (100 * (count.steady - ours.cards)) / count.steady;
  return [
    told(`at ${perSecond} a second, on the server's side, p50`, p50 ?? 0, 'ms'),
    atMost(100, `at ${perSecond} a second, on the server's side, p95`, p95 ?? 0, 'ms'),
    told(`at ${perSecond} a second, on the server's side, p99`, p99 ?? 0, 'ms'),
    told('from when it was meant to leave, p95', quantile(ours.times, 0.95), 'ms'),
    told('read at the call, on the server’s side, p95', theirs, 'ms'),
    timesQuicker(2, 'looked up, p95', {
      ...{ ours: Math.max(1, p95 ?? 0), theirs },
      against: 'the chart and our record are read at the call',
    }),
    atMost(1, 'answered without the card that stood', empty, '%'),
    atMost(0, 'not answered with 200', ours.failed + peer.failed, 'requests'),
  ];
}
