import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { paperRoutes } from '../../../server/http/papers.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { fullDraft } from '../../parts/drafts.ts';
import { ask, atTheDesk, desk, morning, sign, written } from '../../parts/signing-desk.ts';

atTheDesk();

let printer: RunningApp;
beforeAll(async () => {
  printer = await startApp(desk.db, paperRoutes, { clock: () => morning });
});
afterAll(() => printer.close());

test('a talk that ended with a plan has a page to take home; one without has none, and asking for it is no fault of the server', async () => {
  const planned = await written('with-a-plan');
  const { plans: _, ...talked } = fullDraft(morning);
  const unplanned = await written('without-a-plan', talked);
  for (const one of [planned, unplanned]) expect((await sign(one)).status).toBe(200);

  const takesHome = async (one: typeof planned) =>
    (await ask<SessionView>(desk.here, one, one.id)).body.takesHome;
  expect([await takesHome(planned), await takesHome(unplanned)]).toEqual([true, false]);
  expect((await ask(printer, planned, `${planned.id}/handout`)).status).toBe(200);
  expect(await ask(printer, unplanned, `${unplanned.id}/handout`)).toMatchObject({
    status: 422,
    body: { refused: 'nothing-recorded', because: 'no-active-plan' },
  });
});
