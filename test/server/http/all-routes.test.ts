import { randomUUID } from 'node:crypto';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '../../../server/http/routes.ts';
import { auditRow, cardShown, chartWrite } from '../../../server/storage/schema.ts';
import { openSession } from '../../../server/workflow/open-session.ts';
import { startApp } from '../../parts/app.ts';
import { callingEmr, registerCaller } from '../../parts/cds-client.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { type House, knock } from '../../parts/knock.ts';
import { practiceWithStaff } from '../../parts/practice.ts';
import { allows, type RouteCase, routeTableCases, type Sample } from '../../parts/route-table-cases.ts';
import { opening } from './cds-calls.ts';

let fresh: FreshDatabase;
let house: House;
const now = new Date('2026-03-02T10:00:00Z');
const sessionId = randomUUID();
const writeId = randomUUID();
const cardId = randomUUID();
const cases = routeTableCases(allRoutes);

beforeAll(async () => {
  fresh = await freshDatabase();
  const [home, away] = [await practiceWithStaff(fresh.db), await practiceWithStaff(fresh.db)];
  const app = await startApp(fresh.db, allRoutes, {
    clock: () => now,
    limits: { address: 1e6, login: 1e6, atLastMs: 20_000 },
  });
  const emr = await callingEmr();
  await registerCaller(fresh.db, home, emr);
  house = { db: fresh.db, app, home, away, patientId: 'p1', now, emr };
  await sessionOfToday();
  told = await countTold();
});
afterAll(async () => {
  await house.app.close();
  await house.emr?.close();
  await fresh.close();
});

/** One session with patient p1, being written, with an item the EMR refused; and a card that was shown. */
async function sessionOfToday(): Promise<void> {
  const { practiceId, iss, staff, settings } = house.home;
  const actor = { practiceId, loginId: 'l1', staff: staff.coach, patientId: 'p1', iss, scopes: [], settings };
  await openSession(house.app.parts, actor, sessionId, now);
  const at = now.toISOString();
  const about = { practiceId, patientId: 'p1', reader: 'Practitioner/physician' };
  await fresh.db.withPractice(practiceId, tx =>
    tx
      .insert(cardShown)
      .values({ ...about, id: cardId, topic: 'teach-back', hook: 'patient-view', shownAt: at }),
  );
  await fresh.db.withPractice(practiceId, tx =>
    tx.insert(chartWrite).values({
      practiceId,
      id: writeId,
      patientId: 'p1',
      sessionId,
      sessionVersion: 1,
      iss,
      staffId: staff.coach.id,
      itemKey: 'note',
      kind: 'note',
      label: 'Coaching note',
      route: 'native',
      place: 1,
      state: 'refused',
      due: at,
      receipt: { status: 'refused', because: 'not-allowed', at },
      queuedAt: at,
    }),
  );
}

/** A call that nobody answered. */
const aTry = {
  ...{ kind: 'call', direction: 'out', reached: 'nobody', minutes: {} },
  when: { ended: '2026-03-02T10:00:00Z' },
};

/** What must exist for the rightful call to find something: the same for whoever else knocks. */
const given = ({ rule, caller }: RouteCase): Sample => {
  if (rule.path.startsWith('/api/writes/')) return { params: { id: writeId } };
  if (rule.path.startsWith('/api/chart/')) return { params: { type: 'Condition', id: 'c1' } };
  if (rule.method === 'POST' && rule.path === '/api/sessions')
    return { body: { key: caller === 'rightful' ? sessionId : randomUUID() } };
  if (rule.method === 'POST' && rule.path === '/api/contacts')
    return { body: { ...aTry, key: randomUUID() } };
  if (rule.path === '/api/sessions/:id/edits') {
    const edits = [{ path: ['agenda', 'words'], to: `My knees, said ${randomUUID()}` }];
    return { params: { id: sessionId }, body: { key: randomUUID(), rev: 0, edits } };
  }
  if (rule.path === '/cds-services/:service') return { body: opening() };
  if (rule.path === '/cds-services/:service/feedback')
    return { body: { feedback: [{ card: cardId, outcome: 'accepted' }] } };
  return { params: { id: sessionId, practice: house.home.practiceId } };
};

/** How many deeds and looks of each kind the audit tells of. Nobody but the callers does anything here. */
let told = new Map<string, number>();
const countTold = async (): Promise<typeof told> => {
  const rows = await fresh.db.withPractice(house.home.practiceId, tx =>
    tx
      .select({ action: auditRow.action, n: count() })
      .from(auditRow)
      .where(eq(auditRow.outcome, 'done'))
      .groupBy(auditRow.action),
  );
  return new Map(rows.map(({ action, n }) => [action, n]));
};

describe('every route of the house, every caller', () => {
  it.each(cases.map(the => [`${the.route} as ${the.caller} (${the.role}) → ${the.expected}`, the] as const))(
    '%s',
    async (_, the) => {
      const before = told;
      const reply = await knock(house, the, given(the));
      told = await countTold();
      const more =
        typeof the.rule.audit === 'string' && told.get(the.rule.audit) !== before.get(the.rule.audit);
      // The EMR is away here, so it cannot say whose a resource of its own is; it is not shown either.
      if (the.rule.path.startsWith('/api/chart/') && reply.status === 503) return;
      expect(allows(the, reply.status), `answered ${reply.status}: ${reply.text}`).toBe(true);
      expect(reply.headers['cache-control']).toBe('no-store');
      const rightful = the.rule.audience === 'cds-client' ? 'cds-client' : 'rightful';
      if (the.caller === rightful && reply.status < 300 && typeof the.rule.audit === 'string') {
        expect(more, 'the look or the deed is in the audit').toBe(true);
      }
      if (reply.status >= 400) expect(more, 'nothing was done').toBe(false);
    },
  );

  it('is asked who they are, but for the signature, which holds that against their login itself', () => {
    const recalling = allRoutes.filter(({ rule }) => rule.recalls).map(({ rule }) => rule.path);
    expect(recalling).toEqual(['/api/sessions/:id/signature']);
  });
});
