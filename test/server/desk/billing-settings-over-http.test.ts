import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualBilling } from '../../../server/domain/desk/billing-settings.ts';
import type { BillingPage } from '../../../server/http/contract/billing-settings.ts';
import { auditRow, practice } from '../../../server/storage/schema.ts';
import { aCall, aChart } from './a-month.ts';
import { openDesk } from './at-the-desk.ts';

const clock = { now: new Date('2026-10-28T15:00:00Z') };
let desk: Awaited<ReturnType<typeof openDesk>>;
const patients = ['ana', 'ben', 'cal'];
beforeAll(async () => {
  desk = await openDesk(clock);
  const { db, home } = desk;
  const settings = { ...home.settings, billing: { ...usualBilling, offers: ['ccm' as const] } };
  await db.withPractice(home.practiceId, tx => tx.update(practice).set({ settings }));
  for (const patient of patients) {
    await aChart(db, home, patient, { name: patient, birthDate: '1960-01-01', mrn: patient });
    await aCall(db, home, patient, '2026-10-06', 25);
    const told = { said: 'given', words: 'Yes', told: 'As on the form', day: '2026-09-01' };
    await biller('/api/consents', { key: randomUUID(), patient, to: 'ccm', ...told });
    const plan = { is: 'care-plan', kind: 'comprehensive', from: '2026-04-02' };
    await biller('/api/billing-facts', { key: randomUUID(), patient, fact: plan });
  }
});
afterAll(() => desk.close());

/** Two deeds of the desk are never of one moment. */
function biller<T = object>(path: string, body: object) {
  clock.now = new Date(clock.now.getTime() + 1_000);
  return desk.as<T>('biller', 'POST', path, body);
}
const row = (id: string) => desk.row('2026-10', id);
const statesOf = async () => (await Promise.all(patients.map(row))).map(({ state }) => state);
const say = (body: object) => desk.as<BillingPage>('lead', 'PUT', '/api/billing-settings', body);
const payer = (patient: string, name: string) =>
  biller('/api/billing-facts', { key: randomUUID(), patient, fact: { is: 'payer', payer: name } });

describe('who pays, of all that are shown', () => {
  const key = randomUUID();
  const all = { key, payer: 'medicare', patients };
  type Confirmed = { confirmed: string[]; not: string[] };

  test('is said by one tap, but of whom somebody said otherwise, and what is sent twice is done once', async () => {
    expect(await statesOf()).toEqual(['missing', 'missing', 'missing']);
    await payer('cal', 'Harbor Mutual');
    const { body } = await biller<Confirmed>('/api/payers', all);
    expect(body).toEqual({ confirmed: ['ana', 'ben'], not: ['cal'] });
    expect((await biller<Confirmed>('/api/payers', all)).body).toEqual(body);
    expect(await statesOf()).toEqual(['ready', 'ready', 'not-billable']);
  });

  test('and taken back by one, but of whom somebody said it anew since', async () => {
    await payer('ben', 'medicare');
    expect((await biller<Confirmed>('/api/payers', { ...all, undo: true })).body).toEqual({
      ...{ confirmed: ['ana'], not: ['ben', 'cal'] },
    });
    expect(await statesOf()).toEqual(['missing', 'ready', 'not-billable']);
  });

  test('is no other payer than the one the practice assumes', async () => {
    expect(await biller('/api/payers', { ...all, payer: 'commercial' })).toMatchObject({
      ...{ status: 400, body: { field: 'payer' } },
    });
  });
});

describe('a practice answers', () => {
  test('for its guess of who pays: claims leave with it, and the audit knows who let them', async () => {
    const { body } = await say({ is: 'may-leave', yes: true });
    expect(body.payer).toMatchObject({ name: 'Medicare', mayLeave: true });
    expect(body.payer.answered?.by).toBe(desk.home.staff.lead.name);
    expect((await row('ana')).state).toBe('ready');
    const rows = await desk.db.withPractice(desk.home.practiceId, tx => tx.select().from(auditRow));
    expect(rows.filter(({ action }) => action === 'change-settings').map(({ detail }) => detail)).toEqual([
      { of: 'billing', rule: 'assumed-payer-may-leave', on: true },
    ]);
    await say({ is: 'may-leave', yes: false });
    expect((await row('ana')).state).toBe('missing');
  });

  test('for rules that nobody verified of a payer: off till then, and the patient’s row says so; on, each line does', async () => {
    await payer('ana', 'commercial');
    expect(await row('ana')).toMatchObject({
      state: 'not-billable',
      because:
        'The rules of Commercial are Medicare’s, not verified for that payer, and off until an administrator answers for them in Coaching setup.',
    });
    const on = { is: 'payer-rules', switch: 'payer-commercial', on: true };
    expect((await say(on)).status).toBe(400);
    const { body } = await say({ ...on, because: 'Their provider manual of May' });
    expect(body.unverified).toMatchObject([
      { name: 'Commercial', on: true, answered: { because: 'Their provider manual of May' } },
    ]);
    expect(await row('ana')).toMatchObject({ state: 'ready', lines: '99490', unverified: true });
    await say({ is: 'payer-rules', switch: 'payer-commercial', on: false });
    expect((await row('ana')).state).toBe('not-billable');
  });

  test('by its keepers alone, and for no rules that are not there', async () => {
    const nobodys = { is: 'payer-rules', switch: 'payer-nobody', on: false };
    expect((await say(nobodys)).status).toBe(404);
    expect(
      (await desk.as('biller', 'PUT', '/api/billing-settings', { is: 'may-leave', yes: true })).status,
    ).toBe(403);
    expect(
      (await desk.as('coach', 'POST', '/api/payers', { key: randomUUID(), payer: 'medicare', patients }))
        .status,
    ).toBe(403);
  });
});
