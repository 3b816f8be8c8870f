import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimNumber } from '../../../server/domain/desk/claim-number.ts';
import type { ClaimPacket } from '../../../server/domain/desk/packet.ts';
import type { MonthView } from '../../../server/http/contract/billing.ts';
import type { DenialsView, RemittanceTold } from '../../../server/http/contract/remittance.ts';
import { remittanceLine } from '../../../server/storage/schema.ts';
import { practiceWithStaff } from '../../parts/practice.ts';
import { an835, type Told835 } from '../domain/desk/an-835.ts';
import { aCall, aChart } from './a-month.ts';
import { type DeskDay, deskDay } from './desk-day.ts';

let desk: DeskDay;
const month = '2026-10';
const claim = (patient: string) => `/api/months/${month}/claims/${patient}`;

beforeAll(async () => {
  desk = await deskDay('2026-10-28T15:00:00Z');
  const { fresh, home, as } = desk;
  for (const [patient, name] of [
    ['rosa', 'Rosa Elena Morales'],
    ['walter', 'Walter Greene'],
  ] as const) {
    await aChart(fresh.db, home, patient, { name, birthDate: '1960-01-01', mrn: patient });
    await aCall(fresh.db, home, patient, '2026-10-20', 42);
    const consent = {
      key: randomUUID(),
      patient,
      to: 'ccm',
      said: 'given',
      words: 'Yes',
      told: 'As on the form',
    };
    await as('biller', 'POST', '/api/consents', { ...consent, day: '2026-10-01' });
    const fact = { is: 'care-plan', kind: 'comprehensive', from: '2026-04-02' };
    await as('biller', 'POST', '/api/billing-facts', { key: randomUUID(), patient, fact });
  }
  const { patients } = (await as<MonthView>('biller', 'GET', `/api/months/${month}`)).body;
  const locks = { patients: patients.map(({ id, print }) => ({ id, print })) };
  await as('biller', 'POST', `/api/months/${month}/locks`, locks);
  await as('biller', 'POST', '/api/exports', { id: randomUUID(), month });
  desk.clock.now = new Date('2026-11-20T15:00:00Z');
});
afterAll(() => desk.close());

const look = (text: string) => desk.as<RemittanceTold>('biller', 'POST', '/api/remittances/look', { text });
const take = (text: string, key: string = randomUUID()) =>
  desk.as<RemittanceTold & { id: string }>('biller', 'POST', '/api/remittances', { key, text });
const denials = async () => (await desk.as<DenialsView>('biller', 'GET', `/api/denials?month=${month}`)).body;
const packet = async (patient: string) => (await desk.as<ClaimPacket>('biller', 'GET', claim(patient))).body;
const deniedOf = (view: DenialsView) =>
  view.denials.map(({ patientId, code, reason, state }) => `${patientId} ${code} ${reason} ${state}`);

const first: Told835 = {
  claim: claimNumber(month, 'rosa'),
  lines: [
    { code: '99490', charge: '62.00', paid: '48.12', taken: ['CO*45*13.88'] },
    { code: '99439', charge: '47.00', paid: '0', taken: ['CO*50*47.00'], remarks: ['N706'] },
  ],
};
const byName: Told835 = {
  ...{ claim: 'PCN-9', patient: ['GREENE', 'WALTER'] as [string, string], payerClaim: 'ICN2' },
  lines: [{ code: '99490', charge: '62.00', paid: '0', taken: ['CO*97*62.00'], day: '20261020' }],
};
const stranger: Told835 = {
  ...{ claim: 'PCN-10', patient: ['NOBODY', 'NINA'] as [string, string], payerClaim: 'ICN3' },
  lines: [{ code: '99439', charge: '47.00', paid: '0', taken: ['CO*29*47.00'], day: '20261020' }],
};
const file = an835([first, byName, stranger]);

describe('a remittance', () => {
  test('is looked at before it is taken in: what it pays, denies, and what nothing was found for', async () => {
    const { body } = await look(file);
    expect(body).toMatchObject({
      ...{ kind: '835', payers: ['MEDICARE PART B'], months: [month], lines: 4, known: 0, unmatched: 1 },
      ...{ outcomes: { paid: 1, denied: 3, adjusted: 0 }, paidCents: 4812, denialCount: 2, paidAfterAll: 0 },
    });
    expect(body.denials.map(({ patientId, code, reason }) => [patientId, code, reason])).toEqual([
      ['rosa', '99439', 'CO-50 N706'],
      ['walter', '99490', 'CO-97'],
    ]);
    expect(await denials()).toMatchObject({ denials: [], remittances: [], unmatched: [] });
  });

  test('is taken in once: the same key, the same file, the same words in another envelope change nothing', async () => {
    const key = randomUUID();
    const [one, other] = await Promise.all([take(file, key), take(file, key)]);
    expect([one?.body.lines, other?.body.lines].toSorted()).toEqual([0, 4]);
    expect((await take(file)).body).toMatchObject({ lines: 0, known: 4, denialCount: 0 });
    const anew = file.replaceAll('000000905', '000000906').replaceAll('\n', '');
    expect((await take(anew)).body).toMatchObject({ lines: 0, known: 4 });
    const view = await denials();
    expect(deniedOf(view)).toEqual(['rosa 99439 CO-50 N706 open', 'walter 99490 CO-97 open']);
    expect(view.remittances).toHaveLength(1);
    expect(view.denials[0]).toMatchObject({
      name: 'Rosa Elena Morales',
      age: 5,
      day: '2026-11-15',
      fixer: 'coach',
      label: 'need not shown',
    });
    const they = (await desk.as<MonthView>('biller', 'GET', `/api/months/${month}`)).body.patients;
    expect(they.map(({ id, denied }) => [id, denied]).toSorted()).toEqual([
      ['rosa', 1],
      ['walter', 1],
    ]);
  });

  test('a line that nothing was found for waits with the payer’s name for it, and is matched by hand to one of its code', async () => {
    const [waiting] = (await denials()).unmatched;
    expect(waiting).toMatchObject({ patient: 'NINA NOBODY', paid: { claim: 'PCN-10', code: '99439' } });
    expect(waiting?.perhaps.map(({ name }) => name).toSorted()).toEqual([
      'Rosa Elena Morales',
      'Walter Greene',
    ]);
    const stored = await desk.fresh.db.withPractice(desk.home.practiceId, tx =>
      tx.select().from(remittanceLine),
    );
    expect(JSON.stringify(stored)).not.toMatch(/NOBODY|GREENE/);
    const path = `/api/remittances/${waiting?.remittanceId}/lines/${waiting?.place}/match`;
    const keys = (await packet('walter')).lines.map(({ key }) => key);
    const to = { month, patient: 'walter' };
    const otherCode = await desk.as('biller', 'POST', path, { ...to, lineKey: keys[0] });
    expect(otherCode.status).toBe(404);
    for (const _ of ['pressed', 'pressed again'])
      expect((await desk.as('biller', 'POST', path, { ...to, lineKey: keys[1] })).status).toBe(200);
    expect((await desk.as('biller', 'POST', path, { ...to, patient: 'rosa', lineKey: keys[1] })).status).toBe(
      409,
    );
    const view = await denials();
    expect(view.unmatched).toEqual([]);
    expect(deniedOf(view)).toContain('walter 99439 CO-29 open');
  });

  test('that cannot be read as a whole is refused with the place, and nothing of it counts', async () => {
    const cut = await look(file.slice(0, -20));
    expect(cut).toMatchObject({ status: 400, body: { because: 'remittance-unread' } });
    expect(cut.body).toMatchObject({ detail: expect.stringMatching(/^cut-off \d+$/) });
    expect((await take('hello')).status).toBe(400);
    expect((await desk.as('lead', 'POST', '/api/remittances/look', { text: file })).status).toBe(403);
  });
});

describe('a denial', () => {
  test('typed by hand is one denial, however often the answer was lost; the file that comes later does not double it', async () => {
    const [line] = (await packet('rosa')).lines;
    const typed = {
      key: randomUUID(),
      month,
      patient: 'rosa',
      lineKey: line?.key,
      reason: 'CO-16',
      day: '2026-11-19',
    };
    for (const _ of ['lost', 'pressed again'])
      expect((await desk.as('biller', 'POST', '/api/denials', typed)).status).toBe(200);
    expect((await desk.as('biller', 'POST', '/api/denials', { ...typed, reason: 'CO-18' })).status).toBe(409);
    const later = an835(
      [{ ...first, lines: [{ code: '99490', charge: '62', paid: '0', taken: ['CO*16*62'] }] }],
      {},
      { trace: 'T9' },
    );
    expect((await take(later)).body).toMatchObject({ lines: 1, denialCount: 0 });
    expect(deniedOf(await denials()).filter(told => told.startsWith('rosa 99490'))).toEqual([
      'rosa 99490 CO-16 open',
    ]);
  });

  test('is answered, and paid after all by the next remittance; the packet tells all of it', async () => {
    const of = (await denials()).denials.find(
      ({ code, patientId }) => patientId === 'rosa' && code === '99439',
    );
    const answer = { answer: 'Note of 20 October and consent sent' };
    expect((await desk.as('biller', 'POST', `/api/denials/${of?.id}/answer`, answer)).status).toBe(200);
    const paid = an835(
      [{ ...first, lines: [{ code: '99439', charge: '47', paid: '38', taken: ['CO*45*9'] }] }],
      {},
      { trace: 'T10' },
    );
    expect((await look(paid)).body.paidAfterAll).toBe(1);
    await take(paid);
    expect(deniedOf(await denials())).toContain('rosa 99439 CO-50 N706 paid');
    const { history } = await packet('rosa');
    expect(history.map(({ is }) => is)).toEqual(expect.arrayContaining(['denied', 'answered', 'ended']));
  });

  test('ends as lost or written off, once; what is left open comes first, the oldest of it first', async () => {
    const lost = (await denials()).denials.find(({ reason }) => reason === 'CO-29');
    const end = (became: string) => desk.as('biller', 'POST', `/api/denials/${lost?.id}/end`, { became });
    expect([(await end('lost')).status, (await end('lost')).status, (await end('paid')).status]).toEqual([
      ...[200, 200, 409],
    ]);
    expect(deniedOf(await denials())).toEqual([
      ...['walter 99490 CO-97 open', 'rosa 99490 CO-16 open'],
      ...['walter 99439 CO-29 lost', 'rosa 99439 CO-50 N706 paid'],
    ]);
  });

  test('is counted by reason, code, payer and who could have done something, with what came of it', async () => {
    const { counted } = await denials();
    const none = { open: 0, answered: 0, paid: 0, lost: 0, 'written-off': 0 };
    expect(counted.byCode).toEqual([
      { of: '99439', all: 2, ...none, paid: 1, lost: 1 },
      { of: '99490', all: 2, ...none, open: 2 },
    ]);
    expect(counted.byReason.map(({ of, all }) => [of, all])).toEqual([
      ['16', 1],
      ['29', 1],
      ['50', 1],
      ['97', 1],
    ]);
    expect(counted.byPayer).toMatchObject([{ of: 'medicare', all: 4 }]);
    expect(counted.byFixer.map(({ of, all }) => [of, all])).toEqual([
      ['biller', 2],
      ['coach', 1],
      ['nobody', 1],
    ]);
  });

  test('of another month that is still open is shown too; another practice sees none', async () => {
    const elsewhere = await desk.as<DenialsView>('lead', 'GET', '/api/denials?month=2026-11&language=es');
    expect(deniedOf(elsewhere.body)).toEqual(['walter 99490 CO-97 open', 'rosa 99490 CO-16 open']);
    expect(elsewhere.body.counted.byCode).toEqual([]);
    expect(elsewhere.body.denials[0]?.label).toBe('parte de otro servicio');
    const away = await practiceWithStaff(desk.fresh.db);
    const theirs = await desk.as<DenialsView>('biller', 'GET', `/api/denials?month=${month}`, {}, away);
    expect(theirs.body).toMatchObject({ denials: [], remittances: [], unmatched: [] });
  });
});
