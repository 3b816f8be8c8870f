import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { routeItems } from '../../server/chart/capability.ts';
import { chartWritesFor } from '../../server/chart/write/chart-writes.ts';
import { hasAccess } from '../../server/domain/chart/emr-access.ts';
import { defaultSettings } from '../../server/domain/practice/settings.ts';
import { startOutbox } from '../../server/outbox/outbox.ts';
import { insertChartWrites, writesOfSession } from '../../server/storage/chart-writes.ts';
import { staff } from '../../server/storage/schema.ts';
import { launchUrlOf, open } from '../launch/parts/browser.ts';
import { type Forger, type Mischief, startForger } from '../launch/parts/forger.ts';
import { claim } from '../launch/parts/forgeries.ts';
import { register } from '../launch/parts/registered.ts';
import { type Clinic, openClinic, tokenOpens } from '../launch/parts/sandbox.ts';
import type { Json } from '../sandbox-emr/fhir/types.ts';
import { itemsOfAFullSession, signedSession } from '../server/chart/session.ts';
import { hasty } from '../server/outbox/office.ts';
import type { FaultId } from './parts/catalogue.ts';
import { startPeer } from './parts/peer.ts';
import { receiptsOf, reckon } from './parts/trial-office.ts';
import { tell } from './parts/trials.ts';

/** Who may send, and when: the sandbox EMR's own sign-in, two processes of ours, and clocks that do not agree. */
let clinic: Clinic;
let forger: Forger;
beforeAll(async () => {
  clinic = await openClinic({ accessTokenSeconds: 600 });
  forger = await startForger('alongside');
  await register(clinic.alongside, forger.iss);
});
afterEach(() => {
  clinic.alongside.clock.reset();
  forger.be({});
});
afterAll(async () => {
  await forger.close();
  await clinic.close();
});

test('E29 twenty callers in two processes refresh at once: one refresh, one token, and it opens the chart', async () => {
  const { alongside, practiceId, fresh } = clinic;
  const peer = startPeer();
  await peer.ask({ do: 'open', databaseUrl: fresh.appUrl, key: keyOf(), timing: hasty });
  const { launchId } = await clinic.launch();
  await chartRead();
  alongside.clock.moveOn(11 * 60_000);
  const now = alongside.clock.now().toISOString();
  const own = Array.from({ length: 10 }, () => alongside.launching.emrAccess(practiceId, launchId));
  const [theirs, ...ours] = await Promise.all([
    peer.ask({ do: 'tokens', practiceId, launchId, now, origin: alongside.origin, callers: 10 }),
    ...own,
  ]);
  await peer.ask({ do: 'close' });
  peer.end();
  const tokens = new Set([
    ...theirs.tokens,
    ...ours.map(one => (hasAccess(one) ? one.accessToken : one.unavailable)),
  ]);
  expect(tokens.size).toBe(1);
  // The sandbox withdraws the whole grant when a refresh token is used twice, so a second refresh would show here.
  expect(await tokenOpens(clinic.emr, [...tokens][0] ?? '', 'rosa-morales')).toBe(200);
  tell({
    id: 'E29',
    profile: 'sign-in',
    processes: 2,
    lost: 0,
    doubled: tokens.size - 1,
    receipt: 'one token',
  });
});

test('E31 somebody else signs in: what Dana signed waits for Dana and is never sent in another’s name', async () => {
  await clinic.launch({ practitioner: 'coach-marcus', patient: 'walter-greene' });
  await expectToWaitForDana('E31', 'walter-greene', 1);
});

test('F14 killed between a token’s answer and its keeping: the sign-in is over, and what was signed waits for the next', async () => {
  const { alongside, practiceId, fresh } = clinic;
  const peer = startPeer({ diesBefore: 'update "login" set .*"tokens_sealed"' });
  await peer.ask({ do: 'open', databaseUrl: fresh.appUrl, key: keyOf(), timing: hasty });
  const { launchId } = await clinic.launch({ patient: 'eli-novak' });
  await chartRead();
  alongside.clock.moveOn(11 * 60_000);
  await peer.arm();
  const now = alongside.clock.now().toISOString();
  const dies = peer.ask({ do: 'tokens', practiceId, launchId, now, origin: alongside.origin, callers: 3 });
  await expect(dies).rejects.toThrow('the other process is gone');
  alongside.clock.moveOn(60_000);
  // The EMR takes each refresh token once, and the one that came back died with its process.
  expect(await alongside.launching.emrAccess(practiceId, launchId)).toEqual({
    unavailable: 'sign-in-needed',
  });
  await expectToWaitForDana('F14', 'eli-novak', 2);
});

/** Dana's note waits while she has no sign-in of this chart, and goes once, in her name, when she has. */
async function expectToWaitForDana(id: FaultId, patientId: string, processes: number): Promise<void> {
  const { alongside, practiceId, fresh, emr } = clinic;
  const outbox = startOutbox({
    ...{ db: fresh.db, keys: alongside.keys, timing: hasty, log: () => undefined, chance: () => 0.5 },
    clock: alongside.clock.now,
    access: alongside.launching.emrAccessForWrite,
  });
  const held = () => emr.store.all('DocumentReference') as unknown as Json[];
  const before = held().length;
  const sessionId = await signAsDana(patientId);
  const rows = () => fresh.db.withPractice(practiceId, tx => writesOfSession(tx, sessionId));
  await outbox.drain(practiceId);
  expect((await rows()).map(row => row.receipt)).toMatchObject([{ because: 'sign-in-needed' }]);
  expect(held()).toHaveLength(before);
  await clinic.launch({ practitioner: 'coach-dana', patient: patientId });
  const told = new Promise<void>(resolve =>
    outbox.onReceipt(({ receipt }) => {
      if (receipt.status === 'in-chart') resolve();
    }),
  );
  outbox.signedIn(practiceId);
  await told;
  const sent = await rows();
  const news = held().slice(before);
  await outbox.stop();
  expect(sent.map(row => row.receipt.status)).toEqual(['in-chart']);
  expect(news.map(one => one.author)).toMatchObject([[{ reference: 'Practitioner/coach-dana' }]]);
  tell({ id, profile: 'sign-in', processes, ...reckon(sent, news), receipt: receiptsOf(sent) });
}

/** The chart of a launch is read at once; until that is over its token is asked for in this process. */
async function chartRead(): Promise<void> {
  const count = () => clinic.emr.requests.entries().length;
  for (let before = -1; before !== count(); await wait(500)) before = count();
}

const keyOf = () => clinic.alongside.keys.master.get('k1')?.toString('base64') ?? '';

test.each([-600, 600])(
  'E34 the EMR’s clock is %i seconds away: nobody is in, and the page says why',
  async seconds => {
    forger.be({ idToken: skewed(seconds) });
    forger.seen.length = 0;
    const ended = await open(clinic.alongside, launchUrlOf(clinic.alongside, forger.iss));
    expect([ended.launchId, ended.status]).toEqual([undefined, 403]);
    expect(ended.body).toContain('The clocks of the EMR and of Alongside are more than half a minute apart');
    expect(forger.seen.filter(({ path }) => /^\/fhir\/(?!metadata|\.well-known)/.test(path))).toEqual([]);
    tell({
      id: 'E34',
      profile: `${seconds} s`,
      processes: 1,
      lost: 0,
      doubled: 0,
      receipt: 'refused: clocks',
    });
  },
);

test.each([-30, 30])('E34 the EMR’s clock is %i seconds away: Dana is in', async seconds => {
  forger.be({ idToken: skewed(seconds) });
  const ended = await open(clinic.alongside, launchUrlOf(clinic.alongside, forger.iss));
  expect(ended.launchId).toBeDefined();
  tell({ id: 'E34', profile: `${seconds} s`, processes: 1, lost: 0, doubled: 0, receipt: 'signed in' });
});

/** An honest id_token of an EMR whose clock is off. */
const skewed =
  (seconds: number): Mischief['idToken'] =>
  input => {
    const { iat, exp } = input.claims as { iat: number; exp: number };
    return claim({ iat: iat + seconds, exp: exp + seconds })(input);
  };

/** A note of Dana's, saved and queued. */
async function signAsDana(patientId: string): Promise<string> {
  const { practiceId, fresh, emr } = clinic;
  const id = randomUUID();
  await fresh.db.withPractice(practiceId, async tx => {
    const dana = (await tx.select().from(staff)).find(one => one.fhirUser === 'Practitioner/coach-dana');
    if (!dana) throw new Error('Dana is not on the roster');
    const accepts = {
      ...{ fhirVersion: '4.0.1', reads: {}, transaction: false, batch: false },
      writes: { DocumentReference: { create: true, update: true, conditionalCreate: true } },
    };
    const items = itemsOfAFullSession.filter(({ kind }) => kind === 'note');
    const coach = { staffId: dana.id, name: dana.name, credential: '', fhirUser: dana.fhirUser };
    const writes = chartWritesFor({
      signed: signedSession({ id, patientId, coach }),
      ...{ practiceId, iss: emr.fhirBase, settings: defaultSettings, previous: [], newId: randomUUID },
      routed: routeItems(items, { accepts, scopes: ['user/*.cruds'], vendor: 'open' }),
      now: clinic.alongside.clock.now().toISOString(),
    });
    await insertChartWrites(tx, writes);
  });
  return id;
}
