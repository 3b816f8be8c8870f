import { createHash, randomUUID } from 'node:crypto';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruleSets } from '../../../server/domain/billing/rule-sets.ts';
import type { Role } from '../../../server/domain/practice/settings.ts';
import type {
  ClaimPacket,
  ConsentAsks,
  ExportedView,
  MonthPatient,
  MonthView,
} from '../../../server/http/contract/billing.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { auditRow } from '../../../server/storage/schema.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { signIn } from '../../parts/logins.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';
import { aCall, aChart, readyForBilling } from './a-month.ts';

let fresh: FreshDatabase;
let home: TestPractice;
let app: RunningApp;
const clock = { now: new Date('2026-10-28T15:00:00Z') };

beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db);
  app = await startApp(fresh.db, allRoutes, { clock: () => clock.now });
  await readyForBilling(fresh.db, home);
  await aChart(fresh.db, home, 'rosa', {
    ...{ name: '=Rosa Morales', birthDate: '1968-02-03', mrn: '-0042' },
  });
  await aCall(fresh.db, home, 'rosa', '2026-10-06', 25);
  await aCall(fresh.db, home, 'rosa', '2026-10-20', 17);
  await aCall(fresh.db, home, 'walter', '2026-10-21', 9);
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

type Answered<T> = { status: number; body: T; text: string };
async function as<T = { refused?: string; because?: string; detail?: string }>(
  role: Role,
  method: 'GET' | 'POST',
  path: string,
  body: object = {},
  patientId?: string,
): Promise<Answered<T>> {
  const who = await signIn(fresh.db, home, { role, at: clock.now, ...(patientId && { patientId }) });
  const headers = {
    ...{ cookie: who.cookie, 'x-alongside-launch': who.launchId, origin: app.origin },
    ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
  };
  const sent = method === 'GET' ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(app.origin + path, { method, headers, ...sent });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json');
  return { status: answer.status, body: (isJson ? JSON.parse(text) : {}) as T, text };
}
const month = async (): Promise<MonthView> =>
  (await as<MonthView>('biller', 'GET', '/api/months/2026-10')).body;
const rosa = async (): Promise<MonthPatient> => {
  const found = (await month()).patients.find(({ id }) => id === 'rosa');
  if (found === undefined) throw new Error('Rosa is not in the month');
  return found;
};
const claim = '/api/months/2026-10/claims/rosa';
const lock = async (print: string) =>
  as<{ locked: string[]; changed: string[] }>('biller', 'POST', '/api/months/2026-10/locks', {
    patients: [{ id: 'rosa', print }],
  });
const audited = async (action: (typeof auditRow.$inferSelect)['action']): Promise<number> =>
  (
    await fresh.db.withPractice(home.practiceId, tx =>
      tx.select({ n: count() }).from(auditRow).where(eq(auditRow.action, action)),
    )
  )[0]?.n ?? 0;

describe('a month, from open to export', () => {
  test('says who lacks what and who can put it right, and of whom too little was done', async () => {
    const { patients } = await month();
    expect(patients.find(({ id }) => id === 'walter')).toMatchObject({ state: 'not-billable', lines: '' });
    const she = await rosa();
    expect(she).toMatchObject({ state: 'missing', lines: '', name: '=Rosa Morales' });
    expect(she.lacks.map(({ key, fixer, canAsk }) => [key, fixer, canAsk])).toEqual([
      ['lacks-consent to ccm', 'coach', true],
      ['lacks-care-plan kind comprehensive', 'physician', true],
    ]);
  });

  test('a missing consent is asked for: the coach reads plain words and no code, in either language', async () => {
    const asked = await as('biller', 'POST', `${claim}/asks`, { key: 'lacks-consent to ccm' });
    expect(asked.status).toBe(200);
    const again = await as('biller', 'POST', `${claim}/asks`, { key: 'lacks-consent to ccm' });
    expect(again).toMatchObject({ status: 409, body: { because: 'asked-already' } });
    const asks = await as<ConsentAsks>('coach', 'GET', '/api/asks', {}, 'rosa');
    expect(asks.body).toHaveLength(1);
    expect(asks.body[0]?.en.question).toMatch(/^May I ask you/);
    expect(asks.text).not.toMatch(/\b(ccm|medicare|99\d{3}|G0\d{3}|bill|claim)\b/i);
    expect((await as<ConsentAsks>('coach', 'GET', '/api/asks', {}, 'walter')).body).toEqual([]);
  });

  test('what a physician knows is asked on their page; her words state nothing, and it is asked again with them in sight', async () => {
    const key = 'lacks-care-plan kind comprehensive';
    const put = () => as('biller', 'POST', `${claim}/asks`, { key });
    expect((await put()).status).toBe(200);
    expect(await put()).toMatchObject({ status: 409, body: { because: 'asked-already' } });
    type Asked = { open: { id: string; words: string }[] };
    const open = async () =>
      (await as<Asked>('physician', 'GET', '/api/questions', {}, 'rosa')).body.open.filter(({ words }) =>
        words.startsWith('Is there a care plan'),
      );
    const [first] = await open();
    await as(
      'physician',
      'POST',
      `/api/questions/${first?.id}/answer`,
      { words: 'Look at Friday’s' },
      'rosa',
    );
    expect((await rosa()).lacks.find(one => one.key === key)?.asked?.answer).toBe('Look at Friday’s');
    expect((await put()).status).toBe(200);
    expect(await open()).toHaveLength(1);
    expect((await rosa()).lacks.find(one => one.key === key)?.asked?.answer).toBeUndefined();
  });

  test('a reply that states a fact is kept as that, in the physician’s name: the month has it, and no coach’s session', async () => {
    const seen = await as<{ open: { id: string; words: string; offers: string[] }[] }>(
      ...(['physician', 'GET', '/api/questions', {}, 'rosa'] as const),
    );
    const question = seen.body.open.find(({ words }) => words.startsWith('Is there a care plan'));
    await as('physician', 'POST', `/api/questions/${question?.id}/answer`, { offer: 0 }, 'rosa');
    expect(question?.offers[0]).toBe('Yes, since Oct 1, 2026 or before');
    expect((await rosa()).lacks.map(lack => lack.key)).toEqual(['lacks-consent to ccm']);
    const { body } = await as<ClaimPacket>('biller', 'GET', claim);
    expect(body.written).toMatchObject([
      {
        told: 'Care plan (comprehensive) since 1 Oct 2026 or before',
        by: home.staff.physician.name,
      },
    ]);
    const view = await as<{ questions: { answered: { forDesk?: true; takenUpIn?: string }[] } }>(
      ...(['physician', 'GET', '/api/physician-view', {}, 'rosa'] as const),
    );
    expect(view.body.questions?.answered.map(({ forDesk }) => forDesk)).toEqual([true, true]);
    const coach = await as<{ answered: object[] }>('coach', 'GET', '/api/questions', {}, 'rosa');
    expect(coach.body.answered).toEqual([]);
  });

  test('given in a session and written down at the desk, it turns green', async () => {
    clock.now = new Date('2026-10-01T15:00:00Z');
    const asks = await as<ConsentAsks>('coach', 'GET', '/api/asks', {}, 'rosa');
    const path = `/api/asks/${asks.body[0]?.id}/answer`;
    const said = { said: 'given', words: 'Sí, claro que sí', language: 'es' };
    expect((await as('coach', 'POST', path, said, 'rosa')).status).toBe(200);
    expect((await as('coach', 'POST', path, said, 'rosa')).status).toBe(404);
    clock.now = new Date('2026-10-28T15:00:00Z');
    const fact = { is: 'care-plan', kind: 'comprehensive', from: '2026-04-02' };
    const kept = { key: randomUUID(), patient: 'rosa', fact };
    expect((await as('biller', 'POST', '/api/billing-facts', kept)).status).toBe(200);
    expect(await rosa()).toMatchObject({ state: 'ready', lines: '99490 · 99439', minutes: 40, lacks: [] });
  });

  test('the packet has all that stands behind the claim', async () => {
    const { body } = await as<ClaimPacket>('lead', 'GET', `${claim}?language=es`);
    expect(body.consents).toMatchObject([
      { to: 'CCM', said: 'given', words: 'Sí, claro que sí', by: home.staff.coach.name },
    ]);
    expect(body.visits).toMatchObject([{ day: '2026-04-02', from: 'chart', by: home.staff.physician.name }]);
    expect(body.lines.map(({ code, units, mark }) => [code, units, mark])).toEqual([
      ['99490', 1, 'V1'],
      ['99439', 1, 'V1'],
    ]);
    expect(body.lines[1]?.unverified.join(' ')).toContain('memoria');
    expect(body.lines[0]?.source).toContain('Noridian');
    expect(body.talks.map(({ minutes, credential }) => [minutes, credential])).toEqual([
      [25, 'MA'],
      [17, 'MA'],
    ]);
    expect(await audited('look-at-claim')).toBe(2);
  });

  test('a set that the rules do not allow is refused with the reason; a lawful one is taken, and can be taken back', async () => {
    const many = await as('biller', 'POST', `${claim}/choice`, { wanted: [{ code: '99490', units: 3 }] });
    expect(many).toMatchObject({ status: 409, body: { because: 'not-lawful' } });
    expect(many.body.detail).toContain('99490');
    await as('biller', 'POST', `${claim}/choice`, { wanted: [{ code: '99490', units: 1 }] });
    expect((await rosa()).lines).toBe('99490');
    await as('biller', 'POST', `${claim}/choice`, { wanted: [] });
    expect((await rosa()).lines).toBe('99490 · 99439');
  });

  test('is locked only as it was seen', async () => {
    expect(await lock('[]')).toMatchObject({ status: 409, body: { because: 'month-changed' } });
    expect((await lock((await rosa()).print)).body).toEqual({ locked: ['rosa'], changed: [] });
    expect(await rosa()).toMatchObject({ state: 'locked', lines: '99490 · 99439' });
    const choice = await as('biller', 'POST', `${claim}/choice`, { wanted: [] });
    expect(choice).toMatchObject({ status: 409, body: { because: 'month-not-open' } });
  });

  test('leaves as CSV that no spreadsheet runs: the same batch is the same bytes, and its checksum holds', async () => {
    const id = randomUUID();
    const body = { id, month: '2026-10' };
    const made = await as<ExportedView>('biller', 'POST', '/api/exports', body);
    expect(made.body).toMatchObject({ lines: 2, patients: 1 });
    expect((await as<ExportedView>('biller', 'POST', '/api/exports', body)).body).toEqual(made.body);
    const none = await as('biller', 'POST', '/api/exports', { ...body, id: randomUUID() });
    expect(none).toMatchObject({ status: 409, body: { because: 'nothing-to-export' } });
    const { text } = await as('lead', 'GET', `/exports/${id}`);
    expect((await as('lead', 'GET', `/exports/${id}`)).text).toBe(text);
    expect(createHash('sha256').update(`\uFEFF${text}`).digest('hex')).toBe(made.body.checksum);
    const [head, first, second, end] = text.split('\r\n');
    expect(end).toBe('');
    const names = head?.split(',') ?? [];
    const cell = (row: string | undefined, name: string) => row?.split(',')[names.indexOf(name)];
    expect(cell(first, 'patient_name')).toBe("'=Rosa Morales");
    expect(cell(first, 'patient_record_number')).toBe("'-0042");
    expect([cell(first, 'procedure_code'), cell(second, 'procedure_code')]).toEqual(['99490', '99439']);
    expect(cell(first, 'practitioner')).toBe(home.staff.physician.name);
    expect(await rosa()).toMatchObject({ state: 'exported' });
  });

  test('what was exported and then changed shows as such; opened with a reason it leaves again as a replacement', async () => {
    await aCall(fresh.db, home, 'rosa', '2026-10-27', 20);
    expect(await rosa()).toMatchObject({ state: 'changed', lines: '99490 · 99439' });
    expect((await as('biller', 'POST', `${claim}/unlocking`, { reason: '' })).status).toBe(400);
    const reason = { reason: 'A call was signed late' };
    expect((await as('biller', 'POST', `${claim}/unlocking`, reason)).status).toBe(200);
    const she = await rosa();
    expect(she).toMatchObject({ state: 'ready', lines: '99490 · 99439×2' });
    await lock(she.print);
    const id = randomUUID();
    await as('biller', 'POST', '/api/exports', { id, month: '2026-10' });
    const { text } = await as('biller', 'GET', `/exports/${id}`);
    const [head, first] = text.split('\r\n').map(row => row.split(','));
    expect(first?.[head?.indexOf('claim_frequency') ?? 0]).toBe('7');
    const { body } = await as<ClaimPacket>('biller', 'GET', claim);
    expect(body.deeds.map(({ deed }) => deed)).toEqual([
      ...['choose', 'choose', 'lock', 'export', 'unlock', 'lock', 'export'],
    ]);
  });

  test('a denial is written down, counted and answered', async () => {
    const { body } = await as<ClaimPacket>('biller', 'GET', claim);
    const denial = {
      ...{ key: randomUUID(), month: '2026-10', patient: 'rosa', lineKey: body.lines[0]?.key ?? '' },
      ...{ reason: 'CO-16', day: '2026-11-20' },
    };
    expect((await as('biller', 'POST', '/api/denials', denial)).status).toBe(200);
    expect((await month()).denials).toEqual([{ reason: 'CO-16', count: 1, open: 1 }]);
    const answer = { answer: 'Consent sent' };
    expect((await as('biller', 'POST', `/api/denials/${denial.key}/answer`, answer)).status).toBe(200);
    expect((await as('biller', 'POST', `/api/denials/${denial.key}/answer`, answer)).status).toBe(200);
    const other = { answer: 'Something else' };
    expect((await as('biller', 'POST', `/api/denials/${denial.key}/answer`, other)).status).toBe(409);
    expect((await month()).denials).toEqual([{ reason: 'CO-16', count: 1, open: 0 }]);
  });

  test('a consent that is taken back counts from that day on no more', async () => {
    const revoke = {
      ...{ key: randomUUID(), patient: 'rosa', to: 'ccm', said: 'revoked' },
      ...{ words: 'Ya no quiero', day: '2026-10-28' },
    };
    expect((await as('biller', 'POST', '/api/consents', revoke)).status).toBe(200);
    const again = { ...revoke, key: randomUUID() };
    expect((await as('biller', 'POST', '/api/consents', again)).status).toBe(409);
    const { body } = await as<ClaimPacket>('biller', 'GET', claim);
    expect(body.consents.map(({ said }) => said)).toEqual(['given', 'revoked']);
  });

  test('another practice’s desk sees none of it', async () => {
    const away = await practiceWithStaff(fresh.db);
    const june = await signIn(fresh.db, away, { role: 'biller', at: clock.now });
    const headers = { cookie: june.cookie, 'x-alongside-launch': june.launchId };
    const seen = await fetch(`${app.origin}/api/months/2026-10`, { headers });
    expect(((await seen.json()) as MonthView).patients).toEqual([]);
    expect((await fetch(app.origin + claim, { headers })).status).toBe(404);
  });

  test('in a launch with a chart the desk stays shut', async () => {
    const inChart = await as('biller', 'GET', '/api/months/2026-10', {}, 'rosa');
    expect(inChart).toMatchObject({ status: 409, body: { because: 'list-without-chart' } });
  });
});

describe('the money law', () => {
  const codes = new RegExp(
    `\\b(${[...new Set(ruleSets.flatMap(({ rules }) => rules.map(({ code }) => code)))].join('|')})\\b`,
  );
  const readable = allRoutes.filter(
    ({ rule: { method, audience, path, answers } }) =>
      method === 'GET' &&
      audience === 'clinician' &&
      path.startsWith('/api/') &&
      answers[200] !== 'event-stream',
  );
  test.each(
    (['coach', 'physician'] as const).flatMap(role =>
      readable
        .filter(({ rule }) => rule.roles === 'any' || rule.roles.includes(role))
        .map(({ rule }) => [role, rule.path] as const),
    ),
  )('what a %s is answered at %s carries no billing code', async (role, path) => {
    const { text } = await as(role, 'GET', path.replace(/:\w+/g, randomUUID()), {}, 'rosa');
    expect(text).not.toMatch(codes);
  });
  test('no page of the desk is theirs', () => {
    const theirs = allRoutes.filter(
      ({ rule: { path, roles } }) =>
        /months|exports|denials|billing|consents/.test(path) &&
        (roles === 'any' || roles.includes('coach') || roles.includes('physician')),
    );
    expect(theirs.map(({ rule }) => rule.path)).toEqual([]);
  });
});
