import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routeItems } from '../../server/chart/capability.ts';
import { chartWritesFor } from '../../server/chart/write/chart-writes.ts';
import { hasAccess } from '../../server/domain/chart/emr-access.ts';
import { switchOffSystemClient, switchOnSystemClient } from '../../server/launching/system-clients.ts';
import { startOutbox } from '../../server/outbox/outbox.ts';
import { insertChartWrites, writesOfSession } from '../../server/storage/chart-writes.ts';
import { emrByIss, thePractice } from '../../server/storage/practices.ts';
import { auditRow, staff } from '../../server/storage/schema.ts';
import { itemsOfAFullSession, signedSession } from '../server/chart/session.ts';
import { type Clinic, openClinic } from './parts/sandbox.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const hour = 3_600_000;
/** Dana signed a note for Rosa and has not signed in since. */
async function danaSigned(now: Date): Promise<string> {
  const id = randomUUID();
  await clinic.fresh.db.withPractice(clinic.practiceId, async tx => {
    const [dana] = await tx.select().from(staff).where(eq(staff.fhirUser, 'Practitioner/coach-dana'));
    const [home, practice] = [await emrByIss(tx, clinic.emr.fhirBase), await thePractice(tx)];
    if (!dana || !home || !practice) throw new Error('the clinic is not there');
    const at = now.toISOString();
    const terms = { accepts: home.pinned.accepts, scopes: ['user/*.cruds'], vendor: home.vendor };
    const coach = { staffId: dana.id, name: dana.name, credential: '', fhirUser: dana.fhirUser };
    const writes = chartWritesFor({
      ...{ signed: signedSession({ id, coach }), practiceId: clinic.practiceId, iss: clinic.emr.fhirBase },
      ...{ settings: practice.settings, previous: [], newId: randomUUID, now: at },
      routed: routeItems(itemsOfAFullSession.slice(0, 2), { ...terms, experience: [], now: at }),
    });
    await insertChartWrites(tx, writes);
  });
  return id;
}

test('a write whose author is away waits; it goes by the practice’s own client only where that is switched on, with its author named, and never by a colleague', async () => {
  const { db } = clinic.fresh;
  const { launching, keys } = clinic.alongside;
  const iss = clinic.emr.fhirBase;
  let now = Date.now() - 26 * hour;
  const session = await danaSigned(new Date(now));
  await clinic.launch({ practitioner: 'coach-marcus', patient: 'rosa-morales' });
  const outbox = startOutbox({
    ...{ db, keys, log: () => undefined, access: launching.emrAccessForWrite, clock: () => new Date(now) },
    timing: { pollMs: 600_000 },
  });
  const afterHours = async (hours: number) => {
    now += hours * hour;
    await outbox.drain(clinic.practiceId);
    const rows = await db.withPractice(clinic.practiceId, tx => writesOfSession(tx, session));
    return rows.map(row => row.receipt.status);
  };
  expect(await afterHours(0)).toEqual(['waiting', 'waiting']);
  expect(await afterHours(26)).toEqual(['waiting', 'waiting']);

  const wanted = { iss, clientId: 'alongside-backend', afterHours: 48 };
  const on = await switchOnSystemClient({ db, keys }, wanted, new Date());
  expect(on?.scopes).toMatch(/^system\/\S+( system\/\S+)*$/);
  expect(await afterHours(2)).toEqual(['waiting', 'waiting']);
  await switchOnSystemClient({ db, keys }, { ...wanted, afterHours: 24 }, new Date());
  expect(await afterHours(2)).toEqual(['in-chart', 'in-chart']);

  const rows = await db.withPractice(clinic.practiceId, tx => writesOfSession(tx, session));
  const notes = clinic.emr.store.all('DocumentReference') as unknown as {
    author?: unknown;
    identifier?: unknown;
  }[];
  const note = notes.filter(one => JSON.stringify(one.identifier ?? '').includes(rows[1]?.id ?? '-'));
  expect(note).toHaveLength(1);
  expect(JSON.stringify(note[0]?.author)).toContain('Practitioner/coach-dana');
  const told = await db.withPractice(clinic.practiceId, tx =>
    tx.select().from(auditRow).where(eq(auditRow.action, 'send-chart-write')),
  );
  expect(told.map(row => [row.actor, row.detail?.by])).toEqual(Array(2).fill(['outbox', 'system-client']));
  await outbox.stop();
});

test('the system client’s token is asked for once by twenty at a time, and anew when the EMR rejects it', async () => {
  const { db } = clinic.fresh;
  const { launching, keys, clock } = clinic.alongside;
  const iss = clinic.emr.fhirBase;
  await switchOnSystemClient(
    { db, keys },
    { iss, clientId: 'alongside-backend', afterHours: 1 },
    clock.now(),
  );
  const nobody = randomUUID();
  const long = new Date(Date.now() - 2 * hour).toISOString(); // signed, and not seen since
  const ask = (rejected?: string) =>
    launching.emrAccessForWrite(clinic.practiceId, iss, nobody, 'rosa-morales', rejected, long);
  const all = await Promise.all(Array.from({ length: 20 }, () => ask()));
  const tokens = new Set(all.map(access => (hasAccess(access) ? access.accessToken : 'none')));
  expect([tokens.size, tokens.has('none')]).toEqual([1, false]);
  const [token] = tokens;
  const anew = await ask(token);
  expect(hasAccess(anew) && anew.accessToken !== token && anew.bySystemClient).toBe(true);
  await switchOffSystemClient({ db, keys }, iss, clock.now());
  expect(await ask()).toEqual({ unavailable: 'sign-in-needed' });
});
