import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClaimPacket } from '../../../server/http/contract/billing.ts';
import { changePracticeSettings } from '../../../server/storage/practices.ts';
import { signIn } from '../../parts/logins.ts';
import { openPage } from '../../parts/open-page.ts';
import { aCall, aChart } from './a-month.ts';
import { type DeskDay, deskDay } from './desk-day.ts';

let desk: DeskDay;
beforeAll(async () => {
  desk = await deskDay('2026-10-28T15:00:00Z');
  const { fresh, home } = desk;
  for (const [id, name] of [
    ['rosa', 'Rosa Morales'],
    ['walter', 'Walter Greene'],
    ['ana', 'Ana Ruiz'],
  ] as const) {
    await aChart(fresh.db, home, id, { name, birthDate: '1968-02-03', mrn: id });
    await say(id, { is: 'care-plan', kind: 'comprehensive', from: '2026-04-02' });
  }
  await consent('rosa', '2026-10-01');
  await aCall(fresh.db, home, 'rosa', '2026-10-06', 25);
  await aCall(fresh.db, home, 'rosa', '2026-10-20', 17);
  // A call from 10:00 to 11:00 by the practice's clock, and a consent of 14:00.
  await aCall(fresh.db, home, 'walter', '2026-10-21', 25);
  await consent('walter', '2026-10-21', '14:00');
  await consent('ana', '2026-10-21', '10:30');
  await aCall(fresh.db, home, 'ana', '2026-10-21', 45);
});
afterAll(() => desk.close());

const say = (patient: string, fact: object) =>
  desk.as('biller', 'POST', '/api/billing-facts', { key: randomUUID(), patient, fact });
const consent = (patient: string, day: string, time?: string) =>
  desk.as('biller', 'POST', '/api/consents', {
    ...{
      key: randomUUID(),
      patient,
      to: 'ccm',
      said: 'given',
      words: 'Yes',
      told: 'As on the form',
      day,
      ...(time && { time }),
    },
  });
const packet = async (patient: string, language = 'en') =>
  (
    await desk.as<ClaimPacket>(
      ...(['biller', 'GET', `/api/months/2026-10/claims/${patient}?language=${language}`] as const),
    )
  ).body;
const deed = (patient: string, path: string, body: object) =>
  desk.as('biller', 'POST', `/api/months/2026-10/claims/${patient}/${path}`, body);
const lock = async (patient: string) => {
  const { print } = (await packet(patient)).patient;
  return desk.as<{ locked?: string[]; because?: string }>('biller', 'POST', '/api/months/2026-10/locks', {
    patients: [{ id: patient, print }],
  });
};
const leave = async () => {
  const id = randomUUID();
  await desk.as('biller', 'POST', '/api/exports', { id, month: '2026-10' });
  const [head = [], ...rows] = (await desk.as('biller', 'GET', `/exports/${id}`)).text
    .trimEnd()
    .split('\r\n')
    .map(line => line.split(','));
  return rows.map(cells => Object.fromEntries(head.map((name, n) => [name, cells[n]])));
};
const answersForItsGuess = (yes: boolean) =>
  desk.fresh.db.withPractice(desk.home.practiceId, tx =>
    changePracticeSettings(tx, ({ billing, ...rest }) => ({
      ...rest,
      ...(billing && { billing: { ...billing, assumedPayerMayLeave: yes || undefined } as typeof billing }),
    })),
  );

test('a consent of 14:00 carries no minutes of a call that was over at 11:00; one of 10:30, in the call, carries them', async () => {
  const walter = await packet('walter');
  expect(walter.lines).toEqual([]);
  expect(walter.patient.because).toBe(
    '99490: The minutes are from before the consent for chronic care management of 21 Oct 2026, 14:00; those from then on count.',
  );
  expect(walter.talks[0]?.byActivity[0]?.because).toMatch(/^From before the consent .* 99490 counts minutes/);
  const ana = await packet('ana');
  expect(ana.patient.lines).toBe('99490 · 99439');
  expect(ana.behind.find(({ part }) => part === 'consent')?.told).toContain('21 Oct 2026, 10:30');
});

test('a consent cannot be written down for an hour that has not come', async () => {
  expect((await consent('ana', '2026-10-28', '23:00')).status).toBe(400);
  expect((await consent('ana', '2026-10-21', '25:00')).status).toBe(400);
});

test('what nothing of the claim asks for says so, and nothing is missing beside it', async () => {
  const { behind, lacks } = await packet('ana');
  expect(lacks).toEqual([]);
  for (const { part, state, asked } of behind)
    if (state === 'absent') expect([part, asked]).toEqual([part, 'by-nobody']);
  expect(behind.filter(({ state }) => state === 'absent').map(({ part }) => part)).toContain('note');
});

test('a payer that the practice only guesses keeps the month from leaving until somebody says that it is so', async () => {
  await answersForItsGuess(false);
  const ana = await packet('ana');
  expect(ana.patient.state).toBe('missing');
  expect(ana.lacks).toMatchObject([
    {
      ...{ key: 'assumed-payer payer Medicare', fixer: 'biller', canAsk: false },
      ...{ codes: ['99490', '99439'], assumed: { payer: 'medicare' } },
      what: 'Who pays: nobody wrote it down, Medicare is the practice’s guess.',
    },
  ]);
  expect(await lock('ana')).toMatchObject({ status: 409, body: { because: 'payer-assumed' } });
  await say('ana', { is: 'payer', payer: 'medicare' });
  expect((await packet('ana')).patient).toMatchObject({ state: 'ready', lacks: [] });
  expect((await lock('ana')).body.locked).toEqual(['ana']);
  expect((await leave()).map(({ payer, payer_known }) => [payer, payer_known])).toEqual([
    ['medicare', 'stated'],
    ['medicare', 'stated'],
  ]);
});

test('a practice that answers for its guess lets it leave, and the file says that it was one', async () => {
  await answersForItsGuess(true);
  expect((await packet('rosa')).patient).toMatchObject({ state: 'ready', payerAssumed: 'Medicare' });
  expect((await lock('rosa')).body.locked).toEqual(['rosa']);
  expect((await leave()).map(({ payer_known }) => payer_known)).toEqual(['assumed', 'assumed']);
});

test('the open list is told that something changed that its month is worked out from', async () => {
  const { app, fresh, home, clock } = desk;
  const page = await openPage(await signIn(fresh.db, home, { role: 'biller', at: clock.now }), app);
  const first = await page.until(({ marks }) => marks.month !== undefined);
  desk.clock.now = new Date('2026-10-29T15:00:00Z');
  await aCall(fresh.db, home, 'rosa', '2026-10-29', 20);
  const told = await page.until(({ marks }) => marks.month !== first.marks.month);
  expect(JSON.stringify(told)).not.toContain('rosa');
  page.end();
});

test('an exported month that changed says which line, because of what, and what to do', async () => {
  const { changed, patient, chosen } = await packet('rosa');
  expect(patient).toMatchObject({ state: 'changed', lines: '99490 · 99439' });
  expect(patient.now).toBe('Now it is 99490 · 99439×2: open it again, lock it and export.');
  expect([patient.minutes, patient.notUsed]).toEqual([40, 22]);
  expect(changed).toMatchObject({
    since: 'exported',
    lines: [
      {
        code: '99439',
        before: '1 unit · 20 min · 1 Oct 2026 to 20 Oct 2026',
        now: '2 units · 40 min · 1 Oct 2026 to 29 Oct 2026',
      },
    ],
    causes: [{ by: desk.home.staff.coach.name, told: 'held a contact on 29 Oct 2026, 10:00' }],
    next: 'Open it again with a reason, lock it and export: it leaves as a replacement of what was sent.',
  });
  expect(chosen.why).toEqual([]);
  expect((await packet('rosa', 'es')).changed?.next).toMatch(/^Ábralo otra vez/);
});

test('one whose claim nothing carries any more is taken back, and what it lacks stays to be seen while it is locked', async () => {
  desk.clock.now = new Date('2026-10-30T15:00:00Z');
  const taken = { key: randomUUID(), patient: 'rosa', to: 'ccm', said: 'revoked', words: 'No more' };
  await desk.as('biller', 'POST', '/api/consents', { ...taken, day: '2026-10-05' });
  const rosa = await packet('rosa');
  expect(rosa.changed).toMatchObject({
    lines: [
      { code: '99439', before: '1 unit · 20 min · 1 Oct 2026 to 20 Oct 2026' },
      { code: '99490', before: '1 unit · 20 min · 1 Oct 2026 to 6 Oct 2026' },
    ],
    next: 'Open it again with a reason, lock it and export: nothing can be claimed any more, and what was sent is taken back.',
  });
  expect(rosa.changed?.causes.map(({ told }) => told)).toContain('consent taken back: CCM, “No more”');
  expect(rosa.lacks.map(({ key }) => key)).toEqual(['lacks-consent to ccm']);
  expect(rosa.patient.lacks).toEqual([]);
  expect(rosa.behind.find(({ part }) => part === 'consent')).toMatchObject({
    ...{ state: 'absent', asked: 'by-rule', told: 'Consent for chronic care management' },
  });
  await deed('rosa', 'unlocking', { reason: 'She takes it back' });
  expect((await packet('rosa')).patient.voids).toBe('99490 · 99439');
});

test('a set that the biller chose says who chose it, when, and instead of which', async () => {
  await deed('ana', 'unlocking', { reason: 'One unit is enough' });
  await deed('ana', 'choice', { wanted: [{ code: '99490', units: 1 }] });
  const { chosen, talks } = await packet('ana');
  expect(chosen.why).toEqual([
    `Chosen by ${desk.home.staff.biller.name}, 30 Oct 2026, 08:00, instead of 99490 · 99439.`,
  ]);
  expect(talks[0]?.byActivity[0]?.because).toBe('Left unused by the set that was chosen.');
});
