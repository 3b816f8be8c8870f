import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCall, aChart } from './a-month.ts';
import { openDesk } from './at-the-desk.ts';

const clock = { now: new Date('2026-10-28T15:00:00Z') };
let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk(clock);
  const { db, home } = desk;
  for (const [id, name] of [
    ['rosa', 'Rosa Morales'],
    ['walter', 'Walter Greene'],
  ] as const)
    await aChart(db, home, id, { name, birthDate: '1968-02-03', mrn: id });
  await aCall(db, home, 'rosa', '2026-10-06', 25);
  await aCall(db, home, 'walter', '2026-10-21', 13);
  for (const patient of ['rosa', 'walter']) {
    const consent = { to: 'ccm', said: 'given', words: 'Yes', told: 'As on the form', day: '2026-09-01' };
    await desk.as('biller', 'POST', '/api/consents', { key: randomUUID(), patient, ...consent });
    const fact = { is: 'care-plan', kind: 'comprehensive', from: '2026-04-02' };
    await desk.as('biller', 'POST', '/api/billing-facts', { key: randomUUID(), patient, fact });
  }
  for (const id of ['ana', 'bob', 'cleo']) {
    await aChart(db, home, id, { name: id, birthDate: '1970-01-01', mrn: id });
    await aCall(db, home, id, '2026-10-28', 25);
  }
});
afterAll(() => desk.close());

const month = '/api/months/2026-10';
const rosa = () => desk.row('2026-10', 'rosa');
const deedOnRosa = (deed: string, body: object) =>
  desk.as('biller', 'POST', `${month}/claims/rosa/${deed}`, body);

/** Locks Rosa's month as it stands and exports it; how often each claim is sent, line by line. */
async function leave(): Promise<string[]> {
  const { print } = await rosa();
  const locked = await desk.as('biller', 'POST', `${month}/locks`, { patients: [{ id: 'rosa', print }] });
  expect(locked.body).toEqual({ locked: ['rosa'], changed: [] });
  const id = randomUUID();
  await desk.as('biller', 'POST', '/api/exports', { id, month: '2026-10' });
  const { text } = await desk.as('biller', 'GET', `/exports/${id}`);
  const [head = [], ...rows] = text
    .trimEnd()
    .split('\r\n')
    .map(line => line.split(','));
  const at = (name: string) => head.indexOf(name);
  return rows.map(cells => `${cells[at('procedure_code')]} ${cells[at('claim_frequency')]}`);
}
const elsewhere = { is: 'elsewhere', code: '99490', day: '2026-10-02', units: 1 };
const say = (more: object = {}) =>
  desk.as('biller', 'POST', '/api/billing-facts', {
    ...{ key: randomUUID(), patient: 'rosa', fact: elsewhere },
    ...more,
  });

test('of whom too little was done, the nearest code is told, with what is left of the month and who coached', async () => {
  expect(await desk.row('2026-10', 'walter')).toMatchObject({
    ...{ state: 'not-billable', because: '99490: 13 minutes; it asks for 20.' },
    ...{ short: { code: '99490', minutes: 7, by: '2026-10-31' }, coaches: [desk.home.staff.coach.name] },
  });
  expect((await desk.row('2026-10', 'walter', 'es')).because).toBe('99490: 13 minutos; se piden 20.');
});

test('a claim that another practitioner turns out to have is taken back, and comes again as a new one', async () => {
  expect(await leave()).toEqual(['99490 1']);
  await say();
  expect(await rosa()).toMatchObject({ state: 'changed' });
  await deedOnRosa('unlocking', { reason: 'Claimed by Dr. Lee' });
  expect(await rosa()).toMatchObject({
    ...{ state: 'ready', lines: '', voids: '99490' },
    because: '99490: Another practitioner claims 99490 this month.',
  });
  expect(await leave()).toEqual(['99490 8']);
  const gone = await rosa();
  expect(gone).toMatchObject({ state: 'exported', lines: '' });
  expect(gone.voids).toBeUndefined();

  clock.now = new Date('2026-10-29T15:00:00Z');
  await say({ withdraw: { because: 'It was another Dr. Lee' } });
  await deedOnRosa('unlocking', { reason: 'Dr. Lee took it back' });
  expect(await rosa()).toMatchObject({ state: 'ready', lines: '99490' });
  expect(await leave()).toEqual(['99490 1']);
});

test('a month that no payer was sent cannot be locked with nothing in it', async () => {
  const { print } = await desk.row('2026-10', 'walter');
  const refused = await desk.as('biller', 'POST', `${month}/locks`, { patients: [{ id: 'walter', print }] });
  expect(refused).toMatchObject({ status: 409, body: { because: 'month-changed' } });
});

test('all who lack the same are asked for at once; who was asked before is told, and nobody is asked twice', async () => {
  const ask = (key: string, patients: string[]) =>
    desk.as<{ asked: string[]; not: string[] }>('biller', 'POST', `${month}/asks`, { key, patients });
  const consent = 'lacks-consent to ccm';
  await desk.as('biller', 'POST', `${month}/claims/bob/asks`, { key: consent });
  const done = await ask(consent, ['ana', 'bob', 'cleo', 'walter', 'ana', 'nobody']);
  expect(done.body).toEqual({ asked: ['ana', 'cleo'], not: ['bob', 'walter', 'nobody'] });
  expect((await ask(consent, ['ana', 'cleo'])).body.asked).toEqual([]);
  for (const id of ['ana', 'bob', 'cleo'])
    expect((await desk.as<object[]>('coach', 'GET', '/api/asks', {}, id)).body).toHaveLength(1);
  const plan = await ask('lacks-care-plan kind comprehensive', ['ana', 'bob']);
  expect(plan.body.asked).toEqual(['ana', 'bob']);
  const { lacks } = await desk.row('2026-10', 'ana');
  expect(lacks.map(({ asked }) => asked?.at)).toEqual(lacks.map(() => clock.now.toISOString()));
});
