import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, noiseOf, type SharedBrowser, sharedBrowser } from '../parts/browser.ts';
import { coachByWire } from '../parts/coach-by-wire.ts';
import { type PracticeDay, practiceDay } from '../parts/practice-day.ts';
import { createCookieJar } from '../sandbox-emr/scripted-launch.ts';
import { notesOf, openCoaching, resize, signIn, startSession } from './coach.ts';
import { appFrame, expectScreenHolds } from './screens.ts';

let day: PracticeDay;
let browser: SharedBrowser;
beforeAll(async () => {
  [day, browser] = await Promise.all([practiceDay({ history: true }), sharedBrowser()]);
});
afterEach(() => day.emr.faults.clear());
afterAll(async () => {
  await browser.close();
  await day.close();
});

const goalsOf = (patient: string) =>
  (day.emr.store.all('Goal') as fhir4.Goal[]).filter(goal => goal.subject.reference === `Patient/${patient}`);

describe('when the EMR’s sign-in page is dead as the coach presses Coaching', () => {
  it('the frame says so; the chart opens from it once the page is back, in the frame or in a window of its own', async () => {
    const context = await signIn(browser, day, 'coach-dana');
    const dead = day.emr.faults.add({ kind: 'sign-in-cut', times: 0 });
    await day.restart(); // who saw the page answer within the minute looks but a moment
    const { page, app } = await openCoaching(context, day, 'eli-novak');
    const noise = noiseOf(page);
    const silent = app.getByRole('heading', { name: 'The EMR’s sign-in page gives us no answer' });
    await silent.waitFor();
    await expectScreenHolds(page, 'a sign-in page that is dead');
    await app.getByRole('link', { name: 'Try again' }).click();
    await silent.waitFor();
    const second = await openCoaching(context, day, 'dee-oconnor');
    await second.app.getByRole('link', { name: 'Open it in a window of its own' }).waitFor();
    day.emr.faults.remove(dead);
    await app.getByRole('link', { name: 'Try again' }).click();
    await app.locator('.identity-name').getByText('Novak').waitFor();
    const [apart] = await Promise.all([
      context.waitForEvent('page'),
      second.app.getByRole('link', { name: 'Open it in a window of its own' }).click(),
    ]);
    await apart.getByRole('link', { name: 'Yes, continue' }).click();
    await apart.locator('.identity-name').getByText('Connor').waitFor();
    expect(noise.filter(line => !line.includes('503'))).toEqual([]);
    await context.close();
  });
});

describe('when the EMR goes down as the coach signs', () => {
  it('the session is signed all the same, says it waits, and lands in the chart when the EMR is back', async () => {
    const context = await signIn(browser, day, 'coach-dana', { width: 400 });
    const { page, app } = await openCoaching(context, day, 'miguel-santos');
    const noise = noiseOf(page);
    await startSession(app);
    await app.getByLabel('Their words').fill('No quiero perder mis riñones');
    await app.getByText(/^Saved/).waitFor();
    await app.getByRole('button', { name: 'Review and sign' }).click();
    await app.getByText('What the chart gets').waitFor();
    const down = day.emr.faults.add({ kind: 'down', times: 0 });
    await app.getByRole('button', { name: 'Sign and file' }).click();
    await app
      .getByText('Waiting - the EMR is not answering; we keep trying')
      .first()
      .waitFor({ timeout: 20_000 });
    expect(await app.getByText(/^In chart/).count()).toBe(0);
    await app.getByText('Details for IT').click();
    await app.locator('.for-it').getByText('emr-down').first().waitFor();
    await app.locator('.for-it').getByText(/sent/).first().waitFor();
    await expectAccessible(page, 'receipts while the EMR is down');
    day.emr.faults.remove(down);
    await app.getByText('All of it is in the chart.').waitFor({ timeout: 30_000 });
    expect(notesOf(day, 'miguel-santos')).toHaveLength(1);
    expect(noise).toEqual([]);
    await context.close();
  });

  it('a chart that cannot be read is shown as it was last read, with its time, and the session goes on', async () => {
    const context = await signIn(browser, day, 'coach-dana');
    const first = await openCoaching(context, day, 'tasha-brooks');
    await first.app.getByText('Have my mornings back').first().waitFor();
    await first.app.getByText(/chart read/).waitFor();
    const broken = day.emr.faults.add({ kind: '500-before', times: 0, method: 'GET' });
    await first.app.getByRole('button', { name: 'Read again' }).click();
    await first.app
      .getByText('The chart could not be read again; this is the last reading.')
      .waitFor({ timeout: 20_000 });
    expect(await first.app.getByText('Have my mornings back').count()).toBeGreaterThan(0);
    await startSession(first.app);
    day.emr.faults.remove(broken);
    await context.close();
  });
});

describe('when the patient is at 5 of 10', () => {
  it('the plan does not become active: it is in the note with what it lacks, and no goal is written', async () => {
    const context = await signIn(browser, day, 'coach-dana');
    const { page, app } = await openCoaching(context, day, 'lucia-fuentes');
    await startSession(app);
    await writePlan(app, 'Cenar antes de las ocho', 'Cook on Sundays');
    await confidence(app, 5);
    await app.getByText(/5 of 10. From 7 up/).waitFor();
    await app.getByRole('radiogroup', { name: 'Their plan?' }).getByText('Sí, este es mi plan').click();
    await app.getByText(/Not active yet: .*not sure enough yet/).waitFor();
    await appFrame(page).evaluate(() => scrollTo(0, 0));
    await resize(page, 1200, 7000); // what is half under a bar that stays is no small target
    await expectAccessible(page, 'a plan below the threshold');
    await resize(page, 1200);
    await app.getByRole('button', { name: 'Review and sign' }).click();
    await app.getByText('Not active after signing').waitFor();
    await app.getByRole('button', { name: 'Sign and file' }).click();
    await app.getByText('All of it is in the chart.').waitFor({ timeout: 20_000 });
    expect(goalsOf('lucia-fuentes').filter(goal => goal.description.text?.includes('ocho'))).toEqual([]);
    expect(notesOf(day, 'lucia-fuentes')[0]).toContain('Cenar antes de las ocho');
    await context.close();
  });
});

describe('with two charts open in one browser', () => {
  it('what is typed in each lands in each, and a look at one never shows the other', async () => {
    const context = await signIn(browser, day, 'coach-marcus');
    const james = await openCoaching(context, day, 'james-whitfield');
    await startSession(james.app);
    const harold = await openCoaching(context, day, 'harold-kim');
    await startSession(harold.app);
    for (let turn = 1; turn <= 3; turn++) {
      await james.app.getByLabel('Their words').first().fill(`James said this, ${turn}`);
      await harold.app.getByLabel('Their words').first().fill(`Harold said this, ${turn}`);
    }
    await Promise.all([james, harold].map(({ app }) => app.getByText(/^Saved/).waitFor()));
    for (const [patient, name, other] of [
      ['james-whitfield', 'James', 'Harold'],
      ['harold-kim', 'Harold', 'James'],
    ] as const) {
      const marcus = await coachByWire(day, 'coach-marcus', patient);
      const kept = async () => JSON.stringify((await marcus.open()).draft);
      await expect.poll(kept).toContain(`${name} said this, 3`); // the last of three saves
      expect(await kept()).not.toContain(other);
    }
    await context.close();
  });
});

describe('two charts of one browser, saved at once', () => {
  it('each save lands in its own chart in whatever order they come; one that names the other’s session is refused', async () => {
    const jar = createCookieJar();
    const [james, harold] = await Promise.all(
      ['james-whitfield', 'harold-kim'].map(async (patient, at) => {
        const coach = await coachByWire(day, 'coach-marcus', patient, undefined, jar);
        return { coach, session: await coach.open(), says: ['James', 'Harold'][at] ?? '' };
      }),
    );
    if (!james || !harold) throw new Error('two charts');
    const save = (from: typeof james, into: typeof james, turn: number) => {
      const { id, rev } = into.session;
      const edits = [{ path: ['agenda', 'coachTopics'], to: `${from.says} in turn ${turn}` }];
      return from.coach.ask('POST', `/api/sessions/${id}/edits`, { key: crypto.randomUUID(), rev, edits });
    };
    const turns = Array.from({ length: 60 }, (_, turn) => {
      const [own, other] = turn % 2 === 0 ? [james, harold] : [harold, james];
      const strays = turn % 5 === 0;
      return save(own, strays ? other : own, turn).then(({ status }) => ({ strays, status }));
    });
    for (const { strays, status } of await Promise.all(turns)) expect(status).toBe(strays ? 404 : 200);
    for (const [own, other] of [[james, harold] as const, [harold, james] as const]) {
      const kept = JSON.stringify((await own.coach.open()).draft);
      expect(kept).toContain(`${own.says} in turn`);
      expect(kept).not.toContain(other.says);
    }
  });
});

describe('when the coach is called away', () => {
  it('the screen locks after ten minutes and is cleared of the patient; a call is heard all the same, and the draft is there on coming back', async () => {
    const context = await signIn(browser, day, 'coach-dana');
    const { page, app } = await openCoaching(context, day, 'sam-rivera');
    await startSession(app);
    await app.getByLabel('Their words').first().fill('Sleep, and less coffee');
    await app.getByLabel('My topics').focus();
    await app.getByText(/^Saved/).waitFor();
    day.clock.now = new Date(Date.now() + 11 * 60_000);
    await app.getByLabel('My topics').fill('caffeine');
    await app.getByText('Nobody used this page for a while').waitFor({ timeout: 15_000 });
    expect(await app.getByText('Rivera').count()).toBe(0);
    expect(await app.getByText('Sleep, and less coffee').count()).toBe(0);
    day.clock.now = undefined;
    const osei = await coachByWire(day, 'dr-osei', 'walter-greene');
    const handoff = { key: crypto.randomUUID(), urgency: 'now', room: '4', reasons: ['fear'] };
    expect((await osei.ask('POST', '/api/handoffs', handoff)).status).toBe(200);
    await app.getByText('A call waits for you.').waitFor({ timeout: 9_000 });
    expect(await app.locator('body').textContent()).not.toMatch(/Walter|Greene|Osei|room 4/);
    await expectAccessible(page, 'locked, and a call waits');
    const [list] = await Promise.all([
      context.waitForEvent('page'),
      app.getByRole('link', { name: 'Sign in and go there' }).press('Enter'),
    ]);
    await list
      .getByText(/Walter/)
      .first()
      .waitFor();
    expect(new URL(list.url()).pathname).toMatch(/\/list$/);
    await list.close();
    const again = await openCoaching(context, day, 'sam-rivera');
    await startSession(again.app, 'Resume session');
    expect(await again.app.getByLabel('Their words').first().inputValue()).toBe('Sleep, and less coffee');
    expect(await again.app.getByLabel('My topics').inputValue()).toBe('caffeine'); // typed as the lock fell
    await context.close();
  });
});

const writePlan = async (app: FrameLocator, goal: string, what: string): Promise<void> => {
  await app.getByRole('button', { name: 'Start a plan' }).click();
  await app.getByLabel('What they want').fill(goal);
  await app.getByLabel('What', { exact: true }).fill(what);
  await app.getByLabel('How often').first().fill('1');
  await app.getByRole('button', { name: 'Tomorrow' }).first().click();
};

const confidence = (app: FrameLocator, value: number): Promise<void> =>
  app
    .getByRole('radiogroup', { name: 'How sure', exact: true })
    .getByText(String(value), { exact: true })
    .click();
