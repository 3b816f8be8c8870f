import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, noiseOf, type SharedBrowser, sharedBrowser } from '../parts/browser.ts';
import { coachByWire } from '../parts/coach-by-wire.ts';
import { type PracticeDay, practiceDay } from '../parts/practice-day.ts';
import { blockThirdPartyCookies, cookiesKeptInAFrame } from '../parts/third-party-cookies.ts';
import { notesOf, openCoaching, signIn, startSession } from './coach.ts';
import { expectScreenHolds } from './screens.ts';

let day: PracticeDay;
let browser: SharedBrowser;
beforeAll(async () => {
  [day, browser] = await Promise.all([practiceDay(), sharedBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await day.close();
});

/** As Firefox does in a frame whose cookies it blocks. */
const refuseChannels = () => {
  globalThis.BroadcastChannel = class {
    constructor() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    }
  } as unknown as typeof BroadcastChannel;
};

/** The two texts in one, in either order. */
const both = /My knees\s+My sleep|My sleep\s+My knees/;

describe('in a browser that keeps no cookies at all', () => {
  it('the coach says once who they are and leads a session to its signature in the same frame', async () => {
    const elsewhere = await practiceDay({ cookieless: true });
    const context = await signIn(browser, elsewhere, 'coach-dana');
    await context.addInitScript(refuseChannels);
    const { page, app } = await openCoaching(context, elsewhere, 'tasha-brooks');
    const noise = noiseOf(page);
    await app.getByRole('heading', { name: 'Continue as Dana Reyes?' }).waitFor();
    await expectScreenHolds(page, 'who is it');
    await app.getByRole('link', { name: 'Yes, continue' }).click();
    await app.getByText(/^chart read/).waitFor();
    await startSession(app);
    await app.getByLabel('Their words').fill('I want to sleep through');
    await app.getByText(/^Saved/).waitFor();
    await app.getByRole('button', { name: 'Review and sign' }).click();
    await app.getByRole('button', { name: 'Sign and file' }).click();
    await app.getByText('All of it is in the chart.').waitFor({ timeout: 20_000 });
    expect(notesOf(elsewhere, 'tasha-brooks')[0]).toContain('I want to sleep through');
    expect((await context.cookies()).filter(({ name }) => name.includes('alongside'))).toEqual([]);
    expect(noise).toEqual([]);
    await context.close();
    await elsewhere.close();
  });
});

describe('in a browser that blocks third-party cookies', () => {
  it('the whole session goes on in the frame without a question, from the launch to the note in the chart', async () => {
    const context = await signIn(browser, day, 'coach-dana');
    const page = await context.newPage();
    await blockThirdPartyCookies(page);
    await page.goto(`${day.emr.url}/chart/grace-okafor`);
    expect(await cookiesKeptInAFrame(page)).toEqual(['partitioned']);
    await page.getByRole('link', { name: 'Coaching' }).first().click();
    const app = page.frameLocator('iframe[name=app]');
    const noise = noiseOf(page);
    await app.getByText(/^chart read/).waitFor();
    await startSession(app);
    await app.getByLabel('Their words').fill('Get back to the choir');
    await app.getByText(/^Saved/).waitFor();
    await app.getByRole('button', { name: 'Review and sign' }).click();
    await app.getByRole('button', { name: 'Sign and file' }).click();
    await app.getByText('All of it is in the chart.').waitFor({ timeout: 20_000 });
    expect(notesOf(day, 'grace-okafor')[0]).toContain('Get back to the choir');
    const ours = (await context.cookies()).filter(({ name }) => name.startsWith('__Host-alongside'));
    expect(ours.map(cookie => cookie.partitionKey)).toEqual([expect.stringContaining('localhost')]);
    expect(noise).toEqual([]);
    await context.close();
  });
});

describe('in a window of its own', () => {
  it('the session goes on as it would in the frame, with a banner that says whose chart it is', async () => {
    const context = await signIn(browser, day, 'coach-marcus');
    const { page, noise } = await ownWindow(context, 'james-whitfield');
    await page.getByText(/^chart read/).waitFor();
    await expectScreenHolds(page, 'preparation in a window of its own');
    await page.getByRole('button', { name: 'Start session' }).click();
    await page.getByLabel('Their words').fill('Walk Maya to school');
    await page.getByText(/^Saved/).waitFor();
    expect(await page.locator('.identity-name').textContent()).toContain('Whitfield');
    await expectScreenHolds(page, 'session in a window of its own');
    expect(noise).toEqual([]);
    await context.close();
  });
});

describe('when a session is open in two places', () => {
  it('it is found again on another machine, word for word', async () => {
    const office = await signIn(browser, day, 'coach-dana');
    const before = await openCoaching(office, day, 'sam-rivera');
    await startSession(before.app);
    await before.app.getByLabel('Their words').fill('Less coffee');
    await before.app.getByLabel('My topics').fill('what caffeine does at night');
    await before.app.getByText(/^Saved/).waitFor();
    const kept = await keptDraft('coach-dana', 'sam-rivera');
    await office.close(); // the lid is shut, nobody logs out
    const home = await signIn(browser, day, 'coach-dana');
    const after = await openCoaching(home, day, 'sam-rivera');
    await after.app.getByText(/^opened /).waitFor();
    await startSession(after.app, 'Resume session');
    expect(await after.app.getByLabel('Their words').inputValue()).toBe('Less coffee');
    expect(await after.app.getByLabel('My topics').inputValue()).toBe('what caffeine does at night');
    expect(kept).toMatchObject({ agenda: { words: 'Less coffee' } });
    await home.close();
  });

  it('what is typed in one tab stands in the other', async () => {
    const context = await signIn(browser, day, 'coach-dana');
    const one = await openCoaching(context, day, 'lucia-fuentes');
    await startSession(one.app);
    const two = await openCoaching(context, day, 'lucia-fuentes');
    await startSession(two.app, 'Resume session');
    await one.app.getByLabel('Their words').fill('Quiero dormir');
    await expect.poll(() => two.app.getByLabel('Their words').inputValue()).toBe('Quiero dormir');
    await context.close();
  });

  it('on two machines what each wrote is kept; where both wrote in one place the coach chooses, and may undo', async () => {
    const contexts = await Promise.all(['office', 'home'].map(() => signIn(browser, day, 'coach-marcus')));
    const [office, home] = await Promise.all(contexts.map(each => openCoaching(each, day, 'walter-greene')));
    if (!office || !home) throw new Error('two machines');
    const noise = noiseOf(home.page);
    await startSession(office.app);
    await startSession(home.app);
    await office.app.getByLabel('Their words').fill('My knees');
    await office.app.getByLabel('My topics').fill('the new pills');
    await office.app.getByText(/^Saved/).waitFor();
    await home.app.getByLabel('Their words').fill('My sleep');
    await home.app.getByLabel('Also there').fill('his daughter');
    const met = home.app.getByRole('alert', { name: 'Somebody else wrote here too' });
    await met.getByText('My knees').waitFor();
    await met.getByText('My sleep').waitFor();
    await expectScreenHolds(home.page, 'where two met');
    await met.getByRole('button', { name: 'Keep both' }).click();
    await met.waitFor({ state: 'detached' });
    const words = home.app.getByLabel('Their words');
    expect(await words.inputValue()).toMatch(both);
    await expect
      .poll(() => keptDraft('coach-marcus', 'walter-greene'))
      .toMatchObject({
        agenda: { words: expect.stringMatching(both), coachTopics: 'the new pills' },
        how: { alsoPresent: 'his daughter' },
      });
    await home.app.getByRole('button', { name: 'Undo' }).click();
    expect(await words.inputValue()).not.toMatch(both);
    await home.app.getByRole('button', { name: 'Redo' }).click();
    expect(await words.inputValue()).toMatch(both);
    expect(noise).toEqual([]);
    for (const context of contexts) await context.close();
  });
});

describe('when the coach logs out', () => {
  it('nothing of the patient is left, not by the back button and not by the address', async () => {
    const context = await signIn(browser, day, 'coach-dana');
    const { page } = await ownWindow(context, 'harold-kim');
    await page.getByText(/^chart read/).waitFor();
    await page.getByRole('button', { name: 'Start session' }).click();
    await page.getByLabel('Their words').fill('I get scared when the shoes feel tight');
    await page.getByText(/^Saved/).waitFor();
    const address = page.url();
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('heading', { name: 'You are logged out' }).waitFor();
    await expectAccessible(page, 'logged out');
    await expectNobody(page);
    await page.goBack();
    await expectNobody(page);
    await page.reload();
    await page.getByRole('heading', { name: 'Reopen from the chart' }).waitFor();
    await expectNobody(page);
    await page.goto(address);
    await page.getByRole('heading', { name: 'Reopen from the chart' }).waitFor();
    await expectNobody(page);
    await context.close();
  });
});

describe('opened from the EMR’s menu instead of from a chart', () => {
  it('the coach chooses the patient there, and leads and signs the session of exactly that patient', async () => {
    const context = await signIn(browser, day, 'coach-dana');
    const { page, noise } = await fromTheMenu(context);
    await page.getByRole('button', { name: /Amir/ }).click();
    await page.getByText(/^chart read/).waitFor();
    expect(await page.locator('.identity-name').textContent()).toContain('Amir');
    await page.getByRole('button', { name: 'Start session' }).click();
    await page.getByLabel('Their words').fill('Breathe easier on the stairs');
    await page.getByText(/^Saved/).waitFor();
    await page.getByRole('button', { name: 'Review and sign' }).click();
    await page.getByRole('button', { name: 'Sign and file' }).click();
    await page.getByText('All of it is in the chart.').waitFor({ timeout: 20_000 });
    expect(notesOf(day, 'amir-haddad')[0]).toContain('Breathe easier on the stairs');
    expect(noise).toEqual([]);
    await context.close();
  });

  it('a biller who opens a chart all the same is told that the page is the coaches’', async () => {
    const biller = await signIn(browser, day, 'biller-june');
    const hers = await fromTheMenu(biller);
    await hers.page.getByRole('button', { name: /Amir/ }).click();
    await hers.page.getByRole('heading', { name: 'This page is for coaches and physicians' }).waitFor();
    await biller.close();
  });
});

describe('when the EMR’s sign-in is down as the chart is opened', () => {
  it('the frame says so and what still works, and opens the chart by its button when the EMR is back', async () => {
    const context = await signIn(browser, day, 'coach-marcus');
    const down = day.emr.faults.add({ kind: 'down', times: 0 });
    const { page, app } = await openCoaching(context, day, 'edith-larsen');
    await app.getByRole('heading', { name: 'The EMR’s sign-in does not answer just now' }).waitFor();
    await expectScreenHolds(page, 'sign-in down');
    await app.getByRole('link', { name: 'Try again' }).click();
    await app.getByRole('heading', { name: 'The EMR’s sign-in does not answer just now' }).waitFor();
    day.emr.faults.remove(down);
    await app.getByRole('link', { name: 'Try again' }).click();
    await app.getByText(/^chart read/).waitFor();
    await context.close();
  });
});

/** The link the EMR has for it; the app then has no frame around it. */
async function ownWindow(context: BrowserContext, patient: string): Promise<{ page: Page; noise: string[] }> {
  const chart = await context.newPage();
  await chart.goto(`${day.emr.url}/chart/${patient}`);
  const opened = context.waitForEvent('page');
  await chart.getByRole('link', { name: 'Coaching in its own window' }).click();
  const page = await opened;
  return { page, noise: noiseOf(page) };
}

/** The menu of the EMR outside a chart; the app opens in a window of its own, at the EMR's choice of patients. */
async function fromTheMenu(context: BrowserContext): Promise<{ page: Page; noise: string[] }> {
  const schedule = await context.newPage();
  await schedule.goto(`${day.emr.url}/schedule`);
  const opened = context.waitForEvent('page');
  await schedule.getByRole('link', { name: 'Coaching', exact: true }).click();
  const page = await opened;
  return { page, noise: noiseOf(page) };
}

/** The draft of this coach as it is kept. */
const keptDraft = async (staff: string, patient: string) => {
  const coach = await coachByWire(day, staff, patient);
  return (await coach.open()).draft;
};

/** Neither a name nor a word of the talk in the document, seen or not. */
const expectNobody = async (page: Page) =>
  expect(await page.content()).not.toMatch(/harold|kim\b|shoes feel tight|blood pressure/i);
