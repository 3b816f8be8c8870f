import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditRow, promise } from '../../../server/storage/schema.ts';
import { startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { type House, knock } from '../../parts/knock.ts';
import { practiceWithStaff } from '../../parts/practice.ts';
import { allows, routeTableCases } from '../../parts/route-table-cases.ts';
import { sampleRoutes } from './sample-routes.ts';

let fresh: FreshDatabase;
let house: House;
const now = new Date('2026-03-02T10:00:00Z');
const cases = routeTableCases(sampleRoutes.filter(({ rule }) => rule.path !== '/api/broken'));

beforeAll(async () => {
  fresh = await freshDatabase();
  const [home, away] = [await practiceWithStaff(fresh.db), await practiceWithStaff(fresh.db)];
  const app = await startApp(fresh.db, sampleRoutes, { clock: () => now });
  house = { db: fresh.db, app, home, away, patientId: 'p1', now };
  await fresh.db.withPractice(home.practiceId, tx =>
    tx.insert(promise).values({
      practiceId: home.practiceId,
      id: 'ask-about-metformin',
      patientId: 'p1',
      sessionId: '6f9f7c0e-5c1d-4c39-9d3e-0f4a3c3f7f10',
      what: 'Ask Dr. Shah about the metformin',
      to: 'patient',
      madeAt: now.toISOString(),
    }),
  );
});
afterAll(async () => {
  await house.app.close();
  await fresh.close();
});

describe('every route, every caller', () => {
  it.each(cases.map(the => [`${the.route} as ${the.caller} (${the.role}) → ${the.expected}`, the] as const))(
    '%s',
    async (_, the) => {
      const reply = await knock(house, the, { params: { id: 'ask-about-metformin' } });
      expect(allows(the, reply.status), `answered ${reply.status}: ${reply.text}`).toBe(true);
      if (reply.status >= 400) expect(reply.text).not.toContain('metformin');
      if (the.caller === 'rightful') expect(reply.status).toBe(200);
    },
  );
  it('leaves an audit row for every refusal of somebody known, and for every deed', async () => {
    const rows = await fresh.db.withPractice(house.home.practiceId, tx => tx.select().from(auditRow));
    const told = new Set(rows.map(row => `${row.action} ${row.outcome} ${row.detail?.refused ?? ''}`.trim()));
    expect(told).toEqual(
      new Set([
        'look-at-session refused not-found',
        'look-at-session refused other-patient',
        'look-at-session refused not-your-role',
        'keep-promise done',
        'keep-promise refused not-found',
        'keep-promise refused other-patient',
        'keep-promise refused not-your-role',
      ]),
    );
  });
});
