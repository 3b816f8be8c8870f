import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WaitingQuestions } from '../../../server/domain/physician/waiting-questions.ts';
import type { Role } from '../../../server/domain/practice/settings.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { auditRow, promise, question, staff } from '../../../server/storage/schema.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { type SignedIn, signIn } from '../../parts/logins.ts';
import { openPage } from '../../parts/open-page.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';

let fresh: FreshDatabase;
let home: TestPractice;
let app: RunningApp;
const clock = { now: new Date('2026-03-02T15:00:00Z') };
beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db);
  app = await startApp(fresh.db, allRoutes, { clock: () => clock.now });
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const as = (role: Role, patientId?: string): Promise<SignedIn> =>
  signIn(fresh.db, home, { role, ...(patientId && { patientId }), at: clock.now });
const send = async (who: SignedIn, method: 'GET' | 'POST', path: string, body: object = {}) => {
  const answer = await fetch(app.origin + path, {
    method,
    headers: {
      ...{ cookie: who.cookie, 'x-alongside-launch': who.launchId, origin: app.origin },
      ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    },
    ...(method === 'POST' && { body: JSON.stringify(body) }),
  });
  const said = await answer.text();
  return { status: answer.status, body: said === '' ? undefined : JSON.parse(said) };
};
const asks = async (patientId: string, more: object = {}): Promise<string> => {
  const key = randomUUID();
  const words = `About ${patientId}?`;
  const body = { key, words, offers: ['Yes'], urgency: 'this-week', forPatient: false, ...more };
  expect((await send(await as('coach', patientId), 'POST', '/api/questions', body)).status).toBe(200);
  return key;
};
const waiting = async (who: SignedIn): Promise<WaitingQuestions> =>
  (await send(who, 'GET', '/api/questions/waiting')).body as WaitingQuestions;
const about = (list: { patientId: string }[]) => list.map(({ patientId }) => patientId);

test('a physician begins the day with what she is asked, a coach with what is not answered and what came back', async () => {
  const other = { ...home.staff.physician, id: randomUUID(), fhirUser: 'Practitioner/other' };
  await fresh.db.withPractice(home.practiceId, tx =>
    tx.insert(staff).values({ practiceId: home.practiceId, iss: home.iss, ...other }),
  );
  await asks('walter');
  const rosas = await asks('rosa', { urgency: 'today', to: home.staff.physician.id });
  await asks('eli', { to: other.id });
  const osei = await as('physician');
  const asked = await waiting(osei);
  expect(about(asked.open)).toEqual(['rosa', 'walter']); // the urgent first; what another was asked by name is not hers
  expect(asked.answered).toEqual([]);
  expect(asked.open[0]).toMatchObject({ words: 'About rosa?', days: 0, late: false });

  clock.now = new Date('2026-03-03T15:00:00Z');
  const inRosas = await as('physician', 'rosa');
  expect((await send(inRosas, 'POST', `/api/questions/${rosas}/answer`, { offer: 0 })).status).toBe(200);
  const dana = await as('coach');
  const own = await waiting(dana);
  expect(about(own.open)).toEqual(['walter', 'eli']);
  expect(own.open[0]).toMatchObject({ days: 1, late: false });
  expect(own.answered).toMatchObject([{ patientId: 'rosa', answer: { words: 'Yes' } }]);
  await fresh.db.withPractice(home.practiceId, tx =>
    tx.update(question).set({ takenUpIn: randomUUID() }).where(eq(question.id, rosas)),
  );
  expect((await waiting(dana)).answered).toEqual([]); // a talk has had it

  expect(await send(inRosas, 'GET', '/api/questions/waiting')).toMatchObject({
    ...{ status: 409, body: { because: 'list-without-chart' } },
  });
  expect((await send(await as('lead'), 'GET', '/api/questions/waiting')).status).toBe(403);
});

test('a physician answers where her day begins, as in the chart: the coach owes it to the patient; what another was asked by name is not hers', async () => {
  const words = 'With orange juice?';
  const iron = await asks('tasha', { words, offers: ['Yes', 'No'], forPatient: true });
  const osei = await as('physician');
  const answer = (who: SignedIn, id: string, reply: object) =>
    send(who, 'POST', `/api/questions/waiting/${id}/answer`, reply);
  expect((await answer(osei, iron, { offer: 2 })).status).toBe(400); // nobody offered that
  expect(await answer(osei, iron, { offer: 1 })).toMatchObject({ status: 200, body: { id: iron } });
  expect(await answer(osei, iron, { offer: 0 })).toMatchObject({ status: 409 }); // it is answered
  expect(about((await waiting(osei)).open)).not.toContain('tasha');

  const own = (await waiting(await as('coach'))).answered;
  expect(own).toMatchObject([{ patientId: 'tasha', answer: { words: 'No', by: home.staff.physician.name } }]);
  const [owed, deeds] = await fresh.db.withPractice(home.practiceId, async tx => [
    await tx.select().from(promise).where(eq(promise.patientId, 'tasha')),
    await tx
      .select({ patientId: auditRow.patientId, loginId: auditRow.loginId })
      .from(auditRow)
      .where(and(eq(auditRow.action, 'answer-question'), eq(auditRow.entityId, iron))),
  ]);
  expect(owed).toMatchObject([{ what: expect.stringContaining('“No”'), to: 'patient' }]);
  expect(deeds).toContainEqual({ patientId: 'tasha', loginId: osei.launchId });

  const [elis] = await fresh.db.withPractice(home.practiceId, tx =>
    tx.select({ id: question.id }).from(question).where(eq(question.patientId, 'eli')),
  );
  expect((await answer(osei, elis?.id ?? '', { words: 'Yes' })).status).toBe(404);
  const inTashas = await as('physician', 'tasha');
  expect(await answer(inTashas, iron, { words: 'Yes' })).toMatchObject({
    ...{ status: 409, body: { because: 'list-without-chart' } },
  });
});

test('an open page of the patient, and a physician’s without one, are told at once that something was asked', async () => {
  const pages = [
    await openPage(await as('physician', 'rosa'), app),
    await openPage(await as('physician'), app),
  ];
  for (const page of pages) await page.until(() => true);
  const before = pages.map(page => page.heard.at(-1)?.marks.questions);
  const elis = await openPage(await as('physician', 'eli'), app);
  await elis.until(() => true);
  const began = performance.now();
  await asks('rosa');
  for (const [at, page] of pages.entries()) await page.until(({ marks }) => marks.questions !== before[at]);
  expect(performance.now() - began).toBeLessThan(4_500); // by themselves: a page looks every five seconds
  expect(elis.heard.length).toBe(1);
  expect(JSON.stringify(pages.map(({ heard }) => heard))).not.toMatch(/rosa|About/);
  for (const page of [...pages, elis]) page.end();
}, 15_000);

test('a list that refreshes itself is one look for ten minutes; a name that is new in it is written down at once', async () => {
  const osei = await as('physician');
  const looks = async () =>
    (
      await fresh.db.withPractice(home.practiceId, tx =>
        tx
          .select({ patientId: auditRow.patientId, actor: auditRow.actor })
          .from(auditRow)
          .where(and(eq(auditRow.action, 'look-at-questions'), eq(auditRow.loginId, osei.launchId))),
      )
    ).map(({ patientId }) => patientId);
  const named = [...new Set(about((await waiting(osei)).open))].sort();
  expect((await looks()).sort()).toEqual(named);
  await waiting(osei);
  await waiting(osei);
  expect(await looks()).toHaveLength(named.length);
  await asks('sam');
  await waiting(osei);
  expect((await looks()).slice(named.length)).toEqual(['sam']);
  for (const minutes of [6, 5]) {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000);
    await send(osei, 'POST', '/api/login/activity');
  }
  await waiting(osei);
  expect((await looks()).slice(named.length + 1).sort()).toEqual([...named, 'sam'].sort());
  const another = await as('physician');
  const before = (await looks()).length;
  await waiting(another);
  expect(await looks()).toHaveLength(before); // it is another login's own look
});
