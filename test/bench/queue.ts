import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { QueueView } from '../../server/http/contract/queue.ts';
import { allRoutes } from '../../server/http/routes.ts';
import { promise } from '../../server/storage/schema.ts';
import { keepQueue } from '../../server/workflow/panel/keep-queue.ts';
import { startApp } from '../parts/app.ts';
import { signIn } from '../parts/logins.ts';
import { openPage } from '../parts/open-page.ts';
import { practiceWithStaff, type TestPractice } from '../parts/practice.ts';
import { atMost, type Figure, type Measurement, median, timesQuicker, told } from './figure.ts';
import { tidied } from './month/network.ts';
import { addPanels, now, patientAt, size } from './queue/network.ts';
import { oneByOne } from './queue/one-by-one.ts';
import { type BenchData, benchData } from './server-process.ts';

const sample = 1_000;
const changed = 200;

/**
 * The queues of a hundred coaches with ten thousand patients: all of them worked out, two hundred who changed, and how soon
 * an open page shows a change. With whom a call is due is the biller's work and is measured there (`month`).
 */
export const queue: Measurement = {
  name: 'queue',
  async measure(say) {
    const data = await benchData();
    try {
      const home = await practiceWithStaff(data.db);
      say(`${size.patients} patients of ${size.coaches} coaches are written`);
      await addPanels(data, home);
      await tidied(data);
      const keep = () => secondsOf(() => kept(data, home));
      say('all queues are worked out from nothing, every chart looked into');
      const first = await keep();
      await tidied(data);
      const whole = median([await anew(data, home), await anew(data, home), await anew(data, home)]);
      const nothing = await keep();
      say(`${changed} patients change`);
      const some = [];
      for (let round = 0; round < 5; round++) {
        await change(data, home, round);
        some.push(await keep());
      }
      const incremental = median(some);
      const shown = await untilShown(data, home);
      say(`${sample} are worked out one by one`);
      const one = (await secondsOf(() => oneByOne(data, home, sample))) / sample;
      const theirs = one * size.patients;
      const against = 'a transaction a patient, a question a table';
      return [
        told('from nothing, every chart looked into', first, 's'),
        told('all queues worked out anew', whole, 's'),
        timesQuicker(15, 'all queues worked out anew', { ours: whole, theirs, against }),
        told(`${changed} who changed`, incremental * 1_000, 'ms'),
        timesQuicker(500, `${changed} who changed`, { ours: incremental, theirs, against }),
        told('the look after nothing changed', nothing * 1_000, 'ms'),
        ...shown,
      ];
    } finally {
      await data.remove();
    }
  },
};

const kept = ({ db, keys }: BenchData, { practiceId, settings }: TestPractice): Promise<number> =>
  db.withPractice(practiceId, tx => keepQueue(tx, keys, { practiceId, settings, now }));

/** Nothing that was worked out holds any more, as on a new day. */
async function anew(data: BenchData, home: TestPractice): Promise<number> {
  await data.db.withPractice(home.practiceId, tx => tx.execute(sql`update queue_row set basis = ''`));
  return secondsOf(async () => {
    const count = await kept(data, home);
    if (count !== size.patients) throw new Error(`${count} were worked out`);
  });
}

const change = ({ db }: BenchData, { practiceId }: TestPractice, round: number) =>
  db.withPractice(practiceId, tx =>
    tx.insert(promise).values(
      Array.from({ length: changed }, (_, n) => ({
        ...{ practiceId, id: `new${round}-${n}`, patientId: patientAt((n * 37) % size.patients) },
        ...{ sessionId: randomUUID(), what: 'Call the pharmacy', to: 'patient' as const },
        ...{ due: '2026-10-27', madeAt: now.toISOString() },
      })),
    ),
  );

/** From the commit of a change until a coach's open page has been told and has the new queue. */
async function untilShown(data: BenchData, home: TestPractice): Promise<Figure[]> {
  const app = await startApp(data.db, allRoutes, { clock: () => now });
  const who = await signIn(data.db, home, { role: 'coach', at: now });
  const headers = { cookie: who.cookie, 'x-alongside-launch': who.launchId };
  const look = async () =>
    (await (await fetch(`${app.origin}/api/queue?most=200`, { headers })).json()) as QueueView;
  const page = await openPage(who, app);
  const times: number[] = [];
  await look();
  for (let n = 0; n < 15; n++) {
    await new Promise(rest => setTimeout(rest, 700 + 90 * n)); // at another moment of the looks each time
    const before = page.heard.at(-1)?.marks.queue;
    const what = `Change ${n}`;
    await data.db.withPractice(home.practiceId, tx =>
      tx.insert(promise).values({
        ...{ practiceId: home.practiceId, id: what, patientId: patientAt(n), sessionId: randomUUID(), what },
        ...{ to: 'patient', due: '2026-10-20', madeAt: now.toISOString() },
      }),
    );
    const began = performance.now();
    let known = before;
    do {
      const news = await page.until(one => one === page.heard.at(-1) && one.marks.queue !== known);
      known = news.marks.queue;
    } while (!JSON.stringify(await look()).includes(what));
    times.push(performance.now() - began);
  }
  page.end();
  await app.close();
  return [
    told('a change is on an open page, p50', median(times), 'ms'),
    atMost(1_000, 'a change is on an open page, the slowest of 15', Math.max(...times), 'ms'),
  ];
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}
