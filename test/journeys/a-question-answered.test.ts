import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible, noiseOf, openBrowser } from '../parts/browser.ts';
import { type PracticeDay, practiceDay } from '../parts/practice-day.ts';
import { openCoaching, signIn, startSession } from './coach.ts';
import { appFrame, expectScreenHolds } from './screens.ts';

let day: PracticeDay;
let browser: Browser;
beforeAll(async () => {
  [day, browser] = await Promise.all([practiceDay({ history: true, cards: true }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await day.close();
});

it('a question asked by the coach is answered by the physician in one tap, and opens the coach’s next preparation', async () => {
  // Her day and the patient's page stand open before anything is asked.
  const physician = await signIn(browser, day, 'dr-osei');
  const herDay = await physician.newPage();
  await herDay.goto(`${day.emr.url}/apps/alongside/practice`);
  const tashas = await openCoaching(physician, day, 'tasha-brooks');
  await tashas.app.getByRole('button', { name: 'Call a coach now' }).waitFor();
  const coach = await signIn(browser, day, 'coach-dana');
  const asks = await openCoaching(coach, day, 'tasha-brooks');
  const noise = noiseOf(asks.page);
  await asks.app.getByRole('button', { name: 'Ask the physician' }).click();
  await asks.app.getByLabel('Your question').fill('May she stop the iron while it upsets her?');
  await asks.app.getByText('Yes', { exact: true }).click();
  await asks.app.getByText('I want to see them first').click();
  await asks.app.getByText('The answer is for the patient').click();
  await expectAccessible(asks.page, 'asking');
  await asks.app.getByRole('button', { name: 'Ask', exact: true }).click();
  await asks.app.getByText('Asked. The answer opens your next contact.').waitFor();
  await asks.page.close();

  await tashas.app.locator('#at-questions').getByText('May she stop the iron while it upsets her?').waitFor();
  await tashas.page.close();
  const asked = herDay.getByRole('listitem').filter({ hasText: 'Latasha Renee Brooks' });
  await asked.getByText('May she stop the iron while it upsets her?').waitFor();
  await asked
    .getByText(/^Dana Reyes asks · asked today · needed this week · the answer is for the patient$/)
    .waitFor();
  await expectScreenHolds(herDay, 'a physician’s day with a question');
  await herDay.close();
  const page = await physician.newPage();
  const answers = { page, app: page.frameLocator('iframe[name=app]') };
  const silence = noiseOf(page);
  await page.goto(`${day.emr.url}/chart/tasha-brooks`);
  const card = page.locator('.card', { hasText: 'Question from Dana Reyes: May she stop the iron' });
  await card.getByRole('button', { name: 'Answer' }).click();
  await answers.app.getByText('May she stop the iron while it upsets her?').last().waitFor();
  expect(new URL(appFrame(answers.page).url()).pathname).toMatch(/\/physician$/);
  const first = answers.app.getByRole('button', { name: 'Yes', exact: true });
  await expect.poll(() => first.evaluate(button => button === document.activeElement)).toBe(true);
  await first.click();
  await answers.app.getByText('“Yes” goes to Dana Reyes in 10 seconds.').waitFor();
  await answers.app.getByRole('button', { name: 'Take back' }).click();
  await answers.app.getByText('Taken back: nothing was sent.').waitFor();
  await first.click();
  await answers.app.getByRole('button', { name: 'Take back' }).waitFor();
  // Who leaves before that has answered.
  await page.goto(`${day.emr.url}/chart/tasha-brooks`);
  await page.getByRole('link', { name: 'Coaching' }).first().click();
  await answers.app
    .getByText(/Dana Reyes owes it to the patient.* The answer is in the chart, as a message\.$/)
    .waitFor();
  expect(silence).toEqual([]);

  const list = await coach.newPage();
  await list.goto(`${day.emr.url}/apps/alongside/practice`);
  const back = list.getByRole('listitem').filter({ hasText: 'Latasha Renee Brooks' });
  await back.getByText(/^Dr\. Ama Osei answered, .*: Yes$/).waitFor();
  await back.getByText('No talk has had it yet.').waitFor();
  await expectScreenHolds(list, 'the coach’s list with an answer');
  await list.close();
  const next = await openCoaching(coach, day, 'tasha-brooks');
  await next.app.getByText(/^Dr. Ama Osei answered: Yes/).waitFor();
  await next.app
    .getByText('Pass on what Dr. Ama Osei answered to “May she stop the iron while it upsets her?”: “Yes”')
    .waitFor();
  expect(noise).toEqual([]);

  // In the talk it stands on top in a line; the next answer comes into it by itself and moves nothing she writes in.
  await startSession(next.app);
  const line = next.app.getByRole('region', { name: 'Answered by physicians' });
  await line.getByText('Dr. Ama Osei answered: “Yes”').waitFor();
  const words = next.app.getByRole('region', { name: 'Agenda', exact: true }).getByLabel('Their words');
  await words.fill('The iron');
  const top = () => words.evaluate(element => element.getBoundingClientRect().top);
  const before = await top();
  const asksAgain = await openCoaching(coach, day, 'tasha-brooks');
  await asksAgain.app.getByRole('button', { name: 'Ask the physician' }).click();
  await asksAgain.app.getByLabel('Your question').fill('With orange juice?');
  await asksAgain.app.getByRole('dialog').getByText('Yes', { exact: true }).click();
  await asksAgain.app.getByRole('button', { name: 'Ask', exact: true }).click();
  await asksAgain.app.getByText('Asked. The answer opens your next contact.').waitFor();
  await asksAgain.page.close();
  const asked2 = answers.app.locator('#at-questions').getByText('With orange juice?');
  await asked2.waitFor();
  // This one is answered where her day begins, and her page of the patient follows.
  const dayAgain = await physician.newPage();
  await dayAgain.goto(`${day.emr.url}/apps/alongside/practice`);
  const waits = dayAgain.getByRole('listitem').filter({ hasText: 'With orange juice?' });
  await waits.getByRole('button', { name: 'Yes', exact: true }).press('Enter');
  const goes = waits.getByText('“Yes” goes to Dana Reyes in 10 seconds.');
  await expect.poll(() => goes.evaluate(words => words === document.activeElement)).toBe(true);
  await waits.getByRole('button', { name: 'Send now' }).press('Enter');
  await dayAgain.getByText(/^Sent: the answer about Latasha Renee Brooks/).waitFor();
  await waits.waitFor({ state: 'detached' });
  const replies = answers.app.locator('#at-questions').getByRole('button', { name: 'Yes', exact: true });
  await replies.waitFor({ state: 'detached' });
  await line.getByText('Just in: 2 answers from Dr. Ama Osei: “Yes”').waitFor();
  await dayAgain.close();
  expect(await top()).toBe(before);
  await line.locator('summary').click();
  await line.getByText('“With orange juice?”').waitFor();
  await expectAccessible(next.page, 'a session with answers');
  await coach.close();
  await physician.close();
});

it('a medicine is accepted where it is listed; the physician’s page goes on paper as it was drawn', async () => {
  const physician = await signIn(browser, day, 'dr-osei');
  const rosas = await openCoaching(physician, day, 'rosa-morales');
  await rosas.app.getByRole('heading', { name: 'What matters to them' }).waitFor();
  await rosas.app.getByText(/A1c 8\.2% on .*, was 9\.1% on /).waitFor();
  await rosas.app.getByRole('button', { name: /^Accept: .*metformin/ }).click();
  await rosas.app.getByText('Accept: recorded in 10 seconds.').waitFor();
  await rosas.app.getByRole('button', { name: 'Send now' }).click();
  await rosas.app
    .locator('#at-medicines')
    .getByText(/accepted by Dr. Ama Osei.* In the chart: how it is really taken\.$/)
    .waitFor();
  await rosas.app.getByRole('button', { name: 'Write on this page' }).click();
  const steps = rosas.app.getByRole('group', { name: 'The first three steps' });
  expect(await steps.getByLabel('First').inputValue()).toBe('Bajar el azúcar sin insulina');
  await rosas.app.getByRole('button', { name: 'Leave it' }).click();
  await rosas.page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(rosas.page, 'physician, dark');
  await rosas.page.emulateMedia({ colorScheme: 'light' });
  await expectScreenHolds(rosas.page, 'physician');

  const paper = await physician.newPage();
  await paper.goto(`${day.emr.url}/chart/rosa-morales/open/alongside`);
  // A reading of a minute ago would be taken anew, and with it all that it may change.
  await paper.getByText(/^chart read/).waitFor();
  await paper.goto(`${day.emr.url}/chart/rosa-morales/open/alongside`);
  const fetched = () =>
    paper.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop()));
  await expect.poll(async () => (await fetched()).join()).toContain('watch-ear-');
  await paper.waitForTimeout(600); // the stream's first word, and what it would fetch
  // Nobody is there yet: all of it stands as it was drawn, and nothing came to press it by.
  expect((await fetched()).join()).not.toMatch(
    /(handoffs|handoff-panel|medicines-part|run-charts|below|attest-list)-/,
  );
  for (const part of [
    '.runs',
    '#at-taught',
    '#at-medicines',
    '#at-promises',
    '#at-hope',
    '#at-care-team',
    '#at-notes',
  ])
    expect(await paper.locator(part).isVisible(), part).toBe(true);
  await paper.mouse.move(9, 9, { steps: 3 });
  await paper.locator('.printed').waitFor({ state: 'attached' });
  const pdf = (await paper.pdf({ format: 'Letter' })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(2);
  const foot = await paper.evaluate(() => document.documentElement.style.getPropertyValue('--printed'));
  expect(foot).toMatch(
    /^"Rosa Elena Morales, born 17 Jun 1968 · Linden Street Family Medicine · printed .*, by Dr\. Ama Osei"$/,
  );
  await physician.close();
});
