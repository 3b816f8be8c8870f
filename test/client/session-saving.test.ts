import { expect, test } from 'vitest';
import { expectAccessible } from '../parts/browser.ts';
import { opened, rich } from './session-views.ts';
import { draftOf, isFocused, saved, soon, step, visit, visitingSessions, windowOn } from './session-visit.ts';

visitingSessions();

test('what is written is saved after a pause, told softly, and there again after a reload', async () => {
  const { page, session, noise } = await visit(opened);
  const words = step(page, 'Agenda').getByLabel('Their words');
  await words.pressSequentially('No quiero llegar a la insulina');
  await saved(page);
  expect(session.saves).toHaveLength(1);
  expect(draftOf(session).agenda?.words).toBe('No quiero llegar a la insulina');
  await page.reload();
  await page.locator('#session-title').waitFor({ state: 'attached' });
  expect(await step(page, 'Agenda').getByLabel('Their words').inputValue()).toBe(
    'No quiero llegar a la insulina',
  );
  expect(noise).toEqual([]);
});

test('words that come at once and without a key, as dictated ones do, stay while the clock writes', async () => {
  const { page, session } = await visit(opened);
  const teach = step(page, 'Teach-back');
  await teach.getByRole('button', { name: 'Ask again now: When to take metformin' }).click();
  await step(page, 'Promises').getByRole('button', { name: 'Add a promise' }).click();
  const due = step(page, 'Promises').getByLabel('By');
  const words = teach.getByLabel('Their words');
  for (const [at, answer] of ['Partly', 'Not yet', 'Partly'].entries()) {
    await page.waitForTimeout(1700); // enough for a stretch of time, which is written once another has begun
    await due.fill(`2027-01-1${at}`);
    await words.fill(`con la comida ${at}`);
    await teach.getByText(answer, { exact: true }).first().click();
    expect(await words.inputValue()).toBe(`con la comida ${at}`);
  }
  await soon(() => JSON.stringify(draftOf(session).teachBacks)).toContain('con la comida 2');
});

test('a save that fails says so in amber, keeps the words, and goes again by itself', async () => {
  const { page, session } = await visit(opened);
  session.fail.saves = 1;
  await step(page, 'Agenda').getByLabel('Their words').fill('insulina');
  await page.getByText('Not saved - will retry. Your words are kept here.').waitFor();
  await saved(page);
  expect(session.saves).toHaveLength(2);
  expect(session.saves[1]?.key).toBe(session.saves[0]?.key);
  expect(draftOf(session).agenda?.words).toBe('insulina');
});

test('two windows of one session: what one writes the other shows, and where they meet the coach decides', async () => {
  const { page: one, site, session, context } = await visit(opened);
  const { page: two } = await windowOn(site, context);
  await step(one, 'Agenda').getByLabel('My topics').fill('the new dose');
  await saved(one);
  await soon(() => step(two, 'Agenda').getByLabel('My topics').inputValue()).toBe('the new dose');

  session.writeElsewhere([{ path: ['agenda', 'words'], to: 'his' }]);
  await step(one, 'Agenda').getByLabel('Their words').fill('hers');
  const meeting = one.getByRole('alert', { name: 'Somebody else wrote here too' });
  await meeting.getByText('hers', { exact: true }).waitFor();
  await expectAccessible(one, 'where two met');
  await meeting.getByRole('button', { name: 'Keep both' }).click();
  expect(await isFocused(step(one, 'Agenda').getByLabel('Their words'))).toBe(true);
  await soon(() => draftOf(session).agenda?.words).toBe('his\nhers');
  await meeting.waitFor({ state: 'detached' });
});

test('minutes are kept by activity, and corrected with a reason', async () => {
  const { page, session } = await visit(rich);
  await page.getByRole('button', { name: '12 min so far: look or correct' }).click();
  const dialog = page.getByRole('dialog', { name: 'Time' });
  await dialog.getByRole('button', { name: 'Correct: Teaching' }).click();
  await dialog.getByLabel('Minutes').fill('9');
  await dialog.getByRole('button', { name: 'Keep this' }).click();
  await dialog.getByLabel('Why').fill('We talked without the screen');
  await expectAccessible(page, 'correcting time');
  await dialog.getByRole('button', { name: 'Keep this' }).click();
  await page
    .getByRole('button', { name: '21 min so far: look or correct', includeHidden: true })
    .waitFor({ state: 'attached' });
  await soon(() => Object.values(draftOf(session).timeCorrections ?? {})[0]).toMatchObject({
    activity: 'teaching',
    minutes: 9,
    reason: 'We talked without the screen',
  });
});

test('time runs while the page is worked on and stops after a minute without a touch', async () => {
  const { page, session } = await visit(opened);
  await page.clock.install();
  await page.reload();
  const words = step(page, 'Agenda').getByLabel('Their words');
  await words.waitFor();
  for (let n = 0; n < 9; n++) {
    await words.press('a');
    await page.clock.runFor('00:20');
  }
  await page.clock.runFor('05:00');
  await words.press('a');
  await page.clock.runFor('00:02');
  await page.getByRole('button', { name: '2 min so far: look or correct' }).waitFor();
  await soon(() => Object.keys(draftOf(session).time ?? {})).toHaveLength(1);
});

test('an entry that is removed gives the focus on and comes back with Undo', async () => {
  const { page } = await visit(rich);
  const promises = step(page, 'Promises');
  await promises.getByRole('button', { name: 'Remove: I will' }).click();
  await soon(() => isFocused(promises.getByRole('button', { name: '+ Add a promise' }))).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await promises.getByRole('textbox', { name: 'I will' }).inputValue()).toBe('Ask about the dose');
});

test('an earlier version is brought back as the newest', async () => {
  const { page, session } = await visit(opened);
  const words = step(page, 'Agenda').getByLabel('Their words');
  await words.fill('all wrong');
  await saved(page);
  await page.getByRole('button', { name: 'Versions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  await dialog.getByText('1 text kept apart').waitFor();
  await expectAccessible(page, 'the versions');
  await dialog.getByRole('button', { name: 'Bring back' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await words.inputValue()).toBe('');
  expect(draftOf(session)).toEqual({});
  await words.fill('right');
  await soon(() => draftOf(session).agenda?.words).toBe('right');
});

test('a part that a newer version of the server took away is told, and what was written is there in the newer page', async () => {
  const { page, context } = await visit(opened);
  const words = step(page, 'Agenda').getByLabel('Their words');
  const known = page.waitForResponse(/assets\/newer-.*\.js$/);
  await words.pressSequentially('Menos refrescos');
  await known;
  const gone = /assets\/(ask-dialog|entry)-.*\.js$/;
  await context.route(gone, route => route.fulfill({ status: 404 }));
  await page.getByRole('button', { name: 'Ask the physician' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'A newer version of Alongside is here.' });
  await told.waitFor();
  expect(await words.inputValue()).toBe('Menos refrescos');
  await saved(page);
  await context.unroute(gone);
  await told.getByRole('button', { name: 'Load it' }).click();
  await told.waitFor({ state: 'detached' });
  await page.locator('#session-title').waitFor({ state: 'attached' });
  expect(await words.inputValue()).toBe('Menos refrescos');
});
