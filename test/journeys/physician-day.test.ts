import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, noiseOf, openBrowser } from '../parts/browser.ts';
import { coachByWire } from '../parts/coach-by-wire.ts';
import { type PracticeDay, practiceDay } from '../parts/practice-day.ts';
import { signIn } from './coach.ts';

let day: PracticeDay;
let browser: Browser;
beforeAll(async () => {
  [day, browser] = await Promise.all([practiceDay({ cards: true }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await day.close();
});

/** Opens a chart and waits until the EMR has asked its apps for cards. */
async function chartOf(context: BrowserContext, patient: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${day.emr.url}/chart/${patient}`);
  await page.locator('[data-asked=yes]').waitFor({ state: 'attached' });
  return page;
}
const summaries = (page: Page) => page.locator('.card > p').allTextContents();

test('a physician’s day: nothing to say, then one card; its link opens Alongside, and putting it aside silences it', async () => {
  const osei = await signIn(browser, day, 'dr-osei');
  const quiet = await chartOf(osei, 'eli-novak');
  expect(await summaries(quiet)).toEqual([]);

  // The criteria of the practice are met: this one is put aside, by her and for this patient.
  const dee = await chartOf(osei, 'dee-oconnor');
  const noise = noiseOf(dee);
  expect(await summaries(dee)).toEqual([
    expect.stringMatching(/^Alongside Coaching may help: diabetes, HbA1c/),
  ]);
  await expectAccessible(dee, 'a chart with a card');
  await dee.getByRole('button', { name: 'Not now' }).click();
  await dee.locator('.card').waitFor({ state: 'detached' });
  expect(await summaries(await chartOf(osei, 'dee-oconnor'))).toEqual([]);
  const lindqvist = await signIn(browser, day, 'dr-lindqvist');
  expect(await summaries(await chartOf(lindqvist, 'dee-oconnor'))).toHaveLength(1);
  const dana = await signIn(browser, day, 'coach-dana');
  expect(await summaries(await chartOf(dana, 'dee-oconnor'))).toEqual([]);
  expect(noise).toEqual([]);

  // An order is not held up for what is put aside, and is for what is not.
  const order = async (context: BrowserContext) => {
    const page = await context.newPage();
    await page.goto(`${day.emr.url}/chart/dee-oconnor/orders`);
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    return page;
  };
  expect((await order(osei)).url()).toBe(`${day.emr.url}/chart/dee-oconnor#orders`);
  const held = await order(lindqvist);
  expect(await summaries(held)).toHaveLength(1);
  await held.getByRole('button', { name: 'Sign the order' }).click();
  await held.waitForURL(`${day.emr.url}/chart/dee-oconnor#orders`);

  // A coach has begun with Eli, and signs: the card says so, and opens Alongside as this physician.
  const coach = await coachByWire(day, 'coach-dana', 'eli-novak');
  const session = await coach.open();
  expect(await summaries(await chartOf(osei, 'eli-novak'))).toEqual([
    'Alongside Coaching today: Dana Reyes has begun, nothing is signed yet.',
  ]);
  const { rev } = await coach.write(session, { agenda: { words: 'Sleep' } });
  expect((await coach.sign(session.id, rev)).status).toBe(200);
  const eli = await chartOf(osei, 'eli-novak');
  expect(await summaries(eli)).toEqual(['Alongside Coached today by Dana Reyes: No plan this time.']);
  await eli.getByRole('button', { name: 'Open coaching' }).click();
  const app = eli.frameLocator('iframe[name=app]');
  await app.getByText('Eli Novak').first().waitFor();
  const start = JSON.parse(
    (await app.locator('script[type="application/json"]').first().textContent()) ?? '{}',
  );
  expect(start.login).toMatchObject({
    ...{ patientId: 'eli-novak', intent: 'coaching' },
    staff: { name: 'Dr. Ama Osei', role: 'physician' },
  });
});
