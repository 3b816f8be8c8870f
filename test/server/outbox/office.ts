import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type RoutedItem, routeItems } from '../../../server/chart/capability.ts';
import { chartWritesFor } from '../../../server/chart/write/chart-writes.ts';
import type { EmrAccess, NoAccess } from '../../../server/domain/chart/emr-access.ts';
import type { PracticeClaim } from '../../../server/domain/chart/vendor-claim.ts';
import type { ChartItem, SignedSession } from '../../../server/domain/session/signed.ts';
import { type Outbox, type OutboxParts, startOutbox } from '../../../server/outbox/outbox.ts';
import {
  type ChartWriteRow,
  insertChartWrites,
  writesOfSession,
} from '../../../server/storage/chart-writes.ts';
import { experienceOf } from '../../../server/storage/emr-experience.ts';
import { notePdf } from '../../../server/views/pdf.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../../parts/practice.ts';
import type { Json } from '../../sandbox-emr/fhir/types.ts';
import { type ChartEmr, startEmr } from '../chart/emr.ts';
import { signedSession } from '../chart/session.ts';

/** A practice with its ledger and its outbox, whatever its EMR is; the clock stands still until a test moves it. */
export type BareOffice = {
  database: FreshDatabase;
  practice: TestPractice;
  outbox: Outbox;
  clock: { at: Date; move(ms: number): void };
  /** What the EMR answers to the outbox's wish to come in; a test may take it away. */
  way: { in?: NoAccess; conditional: boolean };
  /** What the practice says of its EMR; none unless a test adds some. */
  claims: PracticeClaim[];
  /** `lastTime`: the session whose plans this one looks back on. */
  sign(items: ChartItem[], change?: Partial<SignedSession>, lastTime?: string): Promise<string>;
  rows(sessionId: string): Promise<ChartWriteRow[]>;
  /** Drains, moving the clock to whatever is due next, until nothing is left to do or `hours` have passed. */
  settle(hours?: number): Promise<void>;
  restart(change?: Partial<OutboxParts>): Promise<void>;
  /** One more outbox on the same ledger, as of another process. */
  startOutbox(): Outbox;
  close(): Promise<void>;
};

/** The same beside the sandbox EMR, whose contents can be looked at. */
export type Office = BareOffice & {
  /** Resources in the EMR that carry this row's identifier and were not withdrawn. */
  inChart(row: ChartWriteRow): Json[];
  /** The same with those that were withdrawn again. */
  everMade(row: ChartWriteRow): Json[];
};

const calm = { sendMs: 3000, leaseMs: 8000, pollMs: 600_000, quietMs: 600_000 };
/** For faults that let a call run into its deadline; a call that none strikes must meet it on a loaded machine. */
export const hasty = { ...calm, sendMs: 700 };
/** Milliseconds after which an answer comes too late for the hasty. */
export const tooLate = 1000;

/** `moved`: a database of its own, and the practice that is in it already, if it is. */
export const openOffice = async (
  emr: ChartEmr,
  change: Partial<OutboxParts> = {},
  moved: Moved = {},
): Promise<Office> => {
  const everMade = (row: ChartWriteRow) =>
    (emr.store.all(row.body?.resourceType ?? 'Basic') as unknown as Json[]).filter(one =>
      JSON.stringify(one.identifier ?? '').includes(row.id),
    );
  const inChart = (row: ChartWriteRow) =>
    everMade(row).filter(one => ![one.status, one.lifecycleStatus].includes('entered-in-error'));
  return Object.assign(await openBareOffice(emr, change, moved), { everMade, inChart });
};

type Moved = { database?: FreshDatabase; practice?: TestPractice };

export const openBareOffice = async (
  emr: Pick<ChartEmr, 'base' | 'accessFor'>,
  change: Partial<OutboxParts> = {},
  moved: Moved = {},
): Promise<BareOffice> => {
  const database = moved.database ?? (await freshDatabase());
  const { accepts } = await emr.accessFor('rosa-morales');
  const practice = moved.practice ?? (await practiceWithStaff(database.db, { iss: emr.base, accepts }));
  const clock = {
    at: new Date('2026-10-12T15:00:00Z'),
    move(ms: number) {
      clock.at = new Date(clock.at.getTime() + ms);
    },
  };
  const way: Office['way'] = { conditional: true };
  const claims: PracticeClaim[] = [];
  const access = async (practiceId: string, iss: string, _staffId: string, patientId: string) =>
    way.in ??
    withConditions(await emr.accessFor(patientId, { practiceId, iss, accepts, claims }), way.conditional);
  const start = (more: Partial<OutboxParts> = {}) =>
    startOutbox({
      db: database.db,
      keys: testKeys,
      clock: () => clock.at,
      log: () => undefined,
      access,
      chance: () => 0.5,
      timing: calm,
      ...change,
      ...more,
    });
  const office: BareOffice = {
    database,
    practice,
    clock,
    way,
    claims,
    outbox: start(),
    startOutbox: start,
    async sign(items, more = {}, lastTime) {
      const { coach } = practice.staff;
      const signed = signedSession({
        id: randomUUID(),
        coach: { staffId: coach.id, name: coach.name, credential: '', fhirUser: 'Practitioner/coach-dana' },
        ...more,
      });
      await database.db.withPractice(practice.practiceId, async tx => {
        const terms = { accepts, scopes: ['user/*.cruds'], vendor: accepts.software ?? 'open', claims };
        const met = { experience: await experienceOf(tx, emr.base), now: clock.at.toISOString() };
        const routed = routeItems(items, { ...terms, ...met }, signed.visitId);
        const sheets = await sheetsOf(routed);
        const previous = signed.version > 1 ? await writesOfSession(tx, signed.id) : [];
        const before = lastTime ? { [lastTime]: await writesOfSession(tx, lastTime) } : {};
        const writes = chartWritesFor({
          ...{ signed, routed, sheets, previous, before, settings: practice.settings, newId: randomUUID },
          ...{ practiceId: practice.practiceId, iss: emr.base, now: clock.at.toISOString() },
        });
        await insertChartWrites(tx, writes);
      });
      return signed.id;
    },
    rows: id => database.db.withPractice(practice.practiceId, tx => writesOfSession(tx, id)),
    async settle(hours = 3) {
      const end = clock.at.getTime() + hours * 3_600_000;
      for (;;) {
        await office.outbox.drain(practice.practiceId);
        const next = await nextMoment(database, practice.practiceId, clock.at);
        if (next === undefined || next > end) return;
        clock.at = new Date(next);
      }
    },
    async restart(more) {
      await office.outbox.stop();
      office.outbox = start(more);
    },
    async close() {
      await office.outbox.stop();
      await database.close();
    },
  };
  return office;
};

/** The sheets an EMR takes as PDF, as the signature makes them. */
async function sheetsOf(routed: RoutedItem[]): Promise<{ [itemKey: string]: string }> {
  const made = routed.flatMap(({ item, as }) => {
    if (!as?.includes('pdf')) return [];
    const text = item.kind === 'note' ? item.text : item.kind === 'care-plan' ? item.page : '';
    const sheet = {
      text,
      patient: 'Rosa Morales',
      title: item.key,
      foot: '',
      madeAt: '2026-10-12T14:27:00Z',
    };
    return [notePdf(sheet).then(pdf => [item.key, pdf.toString('base64')] as const)];
  });
  return Object.fromEntries(await Promise.all(made));
}

/** When something is to be done next: the next due row or sweep, a minute later when a row is only held up. */
async function nextMoment({ db }: FreshDatabase, practiceId: string, now: Date): Promise<number | undefined> {
  const found = await db.withPractice(practiceId, tx =>
    tx.execute<{
      at: Date | null;
    }>(sql`select min(case when state = 'sent' then quiet_until else due end) as at
      from chart_write where state in ('queued', 'sending', 'unknown') or (state = 'sent' and quiet_until is not null)`),
  );
  const at = found.rows[0]?.at;
  return at ? Math.max(new Date(at).getTime(), now.getTime() + 60_000) : undefined;
}

/** The same way in, to an EMR that does not know If-None-Exist. */
export const withConditions = (access: EmrAccess, conditional: boolean): EmrAccess => ({
  ...access,
  accepts: {
    ...access.accepts,
    writes: Object.fromEntries(
      Object.entries(access.accepts.writes).map(([type, one]) => [
        type,
        { ...one, conditionalCreate: one.conditionalCreate && conditional },
      ]),
    ),
  },
});

export { startEmr };
