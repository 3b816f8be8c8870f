import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { chartWrite, foldedWrites, sessionVersion, signature } from '../../server/storage/schema.ts';
import { addClinic } from './clinic.ts';
import { startBenchEmr } from './emr/emr-process.ts';
import { atMost, type Figure, type Measurement, quantile, type Say, timesQuicker, told } from './figure.ts';
import { coaches, type Prepared, prepareSessions } from './save/prepared-sessions.ts';
import { autosave, preview, review, type Signed, signAtRate, signInFlight } from './save/signing.ts';
import { type BenchData, benchData, startServer } from './server-process.ts';

const perSecond = 40;
const count = { coaches: 200, warm: 100, steady: 800, crowded: 1800, autosaved: 400, last: 200 };
/** Reviews opened at once by coaches who are about to sign one after another; and the crowd's rounds. */
const [reviewing, rounds] = [4, 3];

/**
 * Signing a prepared session (and saving a field of one), from the request to its answer, with 200 coaches: at 40 a
 * second, with 200 in flight, and through a kill. Each opens the review first, as the page makes every coach do; the
 * server composes there what the signature then files, so the reviews are told apart. Those of the EMR-first server are
 * opened likewise. The outbox sends meanwhile, as it does in a clinic.
 */
export const saves: Measurement = {
  name: 'saves',
  async measure(say) {
    const emr = await startBenchEmr();
    const data = await benchData();
    try {
      await emr.setLatency(30);
      const practiceId = await addClinic(data, emr, 'http://127.0.0.1', coaches(count.coaches));
      const total = 2 * (count.warm + count.steady) + count.crowded + count.autosaved + count.last;
      say(`writing ${total} prepared sessions of ${count.coaches} coaches`);
      const prepared = await prepareSessions(data, practiceId, total);
      const next = (many: number) => prepared.splice(0, many);
      const ours = await measureOurs(data, next, say);
      const lost = await lostOf(data, practiceId, ours);
      const peer = await measureEmrFirst(data, next, say);
      return figures(ours, peer, lost);
    } finally {
      await data.remove();
      await emr.close();
    }
  },
};

type Next = (many: number) => Prepared[];
type Ours = {
  reviewed: Signed;
  steady: Signed;
  autosaved: Signed;
  crowded: Signed;
  cut: Signed;
  acknowledged: string[];
};

async function measureOurs(data: BenchData, next: Next, say: Say): Promise<Ours> {
  const server = await startServer(data.folder);
  const { origin } = server;
  const warming = next(count.warm);
  say(`opening the review ${perSecond} a second`);
  const reviewed = await signAtRate(origin, warming, perSecond, preview);
  const warm = await signAtRate(origin, warming, perSecond);
  say(`signing ${perSecond} a second`);
  const steady = await signAtRate(origin, await afterReview(origin, next(count.steady)), perSecond);
  say(`saving a field ${perSecond} a second`);
  const autosaved = await signAtRate(origin, next(count.autosaved), perSecond, autosave);
  say('signing with 200 in flight');
  const crowded = await signCrowd(origin, next);
  say('killing the server and the database with 200 in flight');
  let killed: Promise<void> | undefined;
  const last = await afterReview(origin, next(count.last), count.coaches);
  const cut = await signInFlight(origin, last, 200, soFar => {
    if (soFar >= count.last / 2) killed ??= killBoth(data, server.kill);
  });
  await killed;
  const acknowledged = [warm, steady, crowded, cut].flatMap(each => each.acknowledged);
  return { reviewed, steady, autosaved, crowded, cut, acknowledged };
}

/** The same sessions, once their reviews were opened. */
async function afterReview(origin: string, sessions: Prepared[], inFlight = reviewing): Promise<Prepared[]> {
  const { failed } = await review(origin, sessions, inFlight);
  if (failed > 0) throw new Error(`${failed} reviews were not answered`);
  return sessions;
}

/** In rounds: all of a round have their review open, then 200 are in flight until the round is through. */
async function signCrowd(origin: string, next: Next): Promise<Signed> {
  const crowded: Signed = { times: [], acknowledged: [], failed: 0, seconds: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const sessions = await afterReview(origin, next(count.crowded / rounds), count.coaches);
    const signed = await signInFlight(origin, sessions, 200);
    crowded.times.push(...signed.times);
    crowded.acknowledged.push(...signed.acknowledged);
    crowded.failed += signed.failed;
    crowded.seconds += signed.seconds;
  }
  return crowded;
}

async function measureEmrFirst(data: BenchData, next: Next, say: Say): Promise<Signed> {
  say(`signing ${perSecond} a second, the EMR first`);
  const server = await startServer(data.folder, { program: 'test/bench/save/emr-first.ts' });
  const { origin } = server;
  await signAtRate(origin, await afterReview(origin, next(count.warm)), perSecond);
  const peer = await signAtRate(origin, await afterReview(origin, next(count.steady)), perSecond);
  await server.kill();
  return peer;
}

async function killBoth(data: BenchData, killServer: () => Promise<void>): Promise<void> {
  const lock = readFileSync(join(data.where, 'made', 'cluster', 'postmaster.pid'), 'utf8');
  process.kill(Number(lock.split('\n')[0]), 'SIGKILL');
  await killServer();
}

/**
 * Sessions the server said were signed, and that are not, or not with their chart writes, after it came up again; and
 * those it said a field was saved of, whose version is not there.
 */
async function lostOf(data: BenchData, practiceId: string, ours: Ours): Promise<number> {
  await data.reopen();
  return data.db.withPractice(practiceId, async tx => {
    const signatures = await tx.select({ id: signature.sessionId }).from(signature);
    const writes = await tx
      .selectDistinct({ id: chartWrite.sessionId })
      .from(chartWrite)
      .where(eq(chartWrite.practiceId, practiceId));
    const signed = new Set(signatures.map(row => row.id));
    const stillFolded = await tx.select({ id: foldedWrites.sessionId }).from(foldedWrites);
    const enqueued = new Set([...writes, ...stillFolded].map(row => row.id));
    const versions = await tx.select({ id: sessionVersion.sessionId }).from(sessionVersion);
    const saved = new Set(versions.map(row => row.id));
    return (
      ours.acknowledged.filter(id => !signed.has(id) || !enqueued.has(id)).length +
      ours.autosaved.acknowledged.filter(id => !saved.has(id)).length
    );
  });
}

function figures({ reviewed, steady, autosaved, crowded, cut }: Ours, peer: Signed, lost: number): Figure[] {
  const [p50, p99] = [quantile(steady.times, 0.5), quantile(steady.times, 0.99)];
  const theirs = { p50: quantile(peer.times, 0.5), p99: quantile(peer.times, 0.99) };
  const against = 'the EMR first, then the same commit';
  return [
    told(`review opened at ${perSecond} a second, p50`, quantile(reviewed.times, 0.5), 'ms'),
    told(`review opened at ${perSecond} a second, p99`, quantile(reviewed.times, 0.99), 'ms'),
    told(`signed after it, ${perSecond} a second, p50`, p50, 'ms'),
    told(`signed after it, ${perSecond} a second, p99`, p99, 'ms'),
    told('the EMR first, p50', theirs.p50, 'ms'),
    told('the EMR first, p99', theirs.p99, 'ms'),
    timesQuicker(15, 'signed, p50', { ours: p50, theirs: theirs.p50, against }),
    timesQuicker(5, 'signed, p99', { ours: p99, theirs: theirs.p99, against }),
    told(`a field saved at ${perSecond} a second, p50`, quantile(autosaved.times, 0.5), 'ms'),
    told(`a field saved at ${perSecond} a second, p99`, quantile(autosaved.times, 0.99), 'ms'),
    told('200 in flight', crowded.times.length / crowded.seconds, 'saves/s'),
    told('200 in flight, p50', quantile(crowded.times, 0.5), 'ms'),
    atMost(250, '200 in flight, p99', quantile(crowded.times, 0.99), 'ms'),
    atMost(
      0,
      'not answered with 200 before the kill',
      reviewed.failed + steady.failed + autosaved.failed + crowded.failed + peer.failed,
      'saves',
    ),
    told('acknowledged before the kill, of 200 in flight', cut.acknowledged.length, 'saves'),
    atMost(0, 'acknowledged and lost', lost, 'saves'),
  ];
}
