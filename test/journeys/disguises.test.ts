import { readFile } from 'node:fs/promises';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noiseOf, type SharedBrowser, sharedBrowser } from '../parts/browser.ts';
import { coachByWire } from '../parts/coach-by-wire.ts';
import { fullDraft } from '../parts/drafts.ts';
import { pdfText } from '../parts/pdf-text.ts';
import { type PracticeDay, practiceDay } from '../parts/practice-day.ts';
import { notesOf, openCoaching, signIn, startSession } from './coach.ts';
import { appFrame, expectScreenHolds } from './screens.ts';

let day: PracticeDay;
let browser: SharedBrowser;
beforeAll(async () => {
  [day, browser] = await Promise.all([practiceDay(), sharedBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await day.close();
});

const goalsOf = (patient: string) =>
  (day.emr.store.all('Goal') as fhir4.Goal[]).filter(
    goal => goal.subject.reference === `Patient/${patient}` && goal.description.text?.startsWith('Caminar'),
  );

/** A talk that is written already, in the visit that is going on; the coach goes on with it at the screen. */
async function talkWritten(patient: string): Promise<void> {
  const visit = (day.emr.store.all('Encounter') as fhir4.Encounter[]).find(
    one => one.subject?.reference === `Patient/${patient}` && one.status === 'in-progress',
  );
  const dana = await coachByWire(day, 'coach-dana', patient, visit?.id);
  await dana.write(await dana.open(), fullDraft());
}

async function review(app: FrameLocator): Promise<FrameLocator> {
  await startSession(app, 'Resume session');
  await app.getByRole('button', { name: 'Review and sign' }).click();
  await app.getByText('Where it goes').waitFor();
  return app;
}

describe('in an EMR that takes notes and vital signs only', () => {
  it('the coach reads before signing what goes into the note and why, and after signing where each thing is', async () => {
    day.emr.setDisguise('epic-like');
    await talkWritten('rosa-morales');
    const context = await signIn(browser, day, 'coach-dana');
    const { page, app } = await openCoaching(context, day, 'rosa-morales');
    const noise = noiseOf(page);
    await review(app);
    const routes = app.locator('.goes-where .route');
    const inNote = routes.filter({ hasText: 'In the note' });
    for (const part of ['Goal: “Caminar con mi hermana', 'Step: Walk', 'Coaching plan'])
      await inNote
        .getByRole('listitem')
        .filter({ hasText: part })
        .filter({ hasText: 'this EMR does not take it as data' })
        .waitFor();
    const native = routes.filter({ hasText: 'In the chart, as a record of its own' });
    await native.getByText('Coaching note').waitFor();
    await native.getByText(/138\/82/).waitFor();
    await expectScreenHolds(page, 'review in the note');
    await app.getByRole('button', { name: 'Sign and file' }).click();
    const receipt = (what: string) => app.locator('.receipt').filter({ hasText: what });
    await receipt('Coaching note')
      .getByText(/^In chart/)
      .waitFor({ timeout: 20_000 });
    await receipt('Goal: “Caminar')
      .getByText('In the note only - this EMR does not take it as a record of its own')
      .waitFor();
    await app.getByText('The note is in the chart.').waitFor();
    await expectScreenHolds(page, 'receipts in the note');
    expect(notesOf(day, 'rosa-morales')[0]).toContain('Caminar con mi hermana');
    expect(goalsOf('rosa-morales')).toEqual([]);
    expect(noise).toEqual([]);
    await context.close();
  });
});

describe('in an EMR that takes nothing', () => {
  it('the coach is told that nothing is sent, and takes the note along: copied, as a PDF, on paper', async () => {
    day.emr.setDisguise('read-only');
    await talkWritten('tasha-brooks');
    const context = await signIn(browser, day, 'coach-dana');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await context.addInitScript(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    const { page, app } = await openCoaching(context, day, 'tasha-brooks');
    const noise = noiseOf(page);
    await review(app);
    const routes = app.locator('.goes-where .route');
    expect(await routes.count()).toBe(1);
    await routes.getByText('Not sent here: copy or print it').waitFor();
    await app.getByText('Nothing of this goes into the chart: this EMR takes nothing from here.').waitFor();
    expect(await app.getByText('What the chart gets').count()).toBe(0);
    await expectScreenHolds(page, 'review where nothing goes');
    await app.getByRole('button', { name: 'Sign and keep here' }).click();
    await app
      .getByText('Not sent - this EMR does not accept it. Copy or print it')
      .first()
      .waitFor({ timeout: 20_000 });
    expect(await app.getByText(/^In chart/).count()).toBe(0);
    await app.locator('.receipts-said').getByText('None of this is in the chart').waitFor();
    await expectScreenHolds(page, 'nothing was sent');

    await app.getByRole('button', { name: 'Copy the note' }).click();
    await app.getByText('Copied.').waitFor();
    await page.getByRole('heading', { level: 1 }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('Caminar con mi hermana');
    const paper = page.waitForEvent('download');
    await app.getByRole('button', { name: 'PDF of the note' }).click();
    expect(pdfText(await readFile(await (await paper).path()))).toContain('Caminar con mi hermana');
    await app.getByRole('button', { name: 'Print', exact: true }).click();
    await app.locator('body[data-printed=yes]').waitFor();
    expect(notesOf(day, 'tasha-brooks')).toEqual([]);

    // The same in a frame whose page gives no leave for the clipboard.
    await page.evaluate(() => navigator.clipboard.writeText('something else'));
    await page.locator('iframe[name=app]').evaluate(frame => frame.removeAttribute('allow'));
    await appFrame(page).evaluate(() => location.reload());
    await app.locator('body:not([data-printed])').getByRole('button', { name: 'Copy the note' }).click();
    await app.getByText('Copied.').waitFor();
    await page.getByRole('heading', { level: 1 }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Caminar con mi hermana');
    expect(noise.filter(line => !/clipboard/i.test(line))).toEqual([]);
    await context.close();
  });
});

describe('in a slow EMR', () => {
  it('the name stands first, then the chart; the next time the last reading is there at once and the talk can begin', async () => {
    day.emr.setDisguise('slow');
    const slower = day.emr.faults.add({
      kind: 'delay',
      delayMs: 3_000,
      times: 0,
      method: 'GET',
      type: 'Observation',
    });
    const context = await signIn(browser, day, 'coach-dana');
    const first = await openCoaching(context, day, 'lucia-fuentes');
    const noise = noiseOf(first.page);
    await first.app.getByText('Reading the chart…').waitFor();
    await first.app.locator('.identity-name').filter({ hasText: 'Fuentes' }).waitFor();
    expect(await first.app.getByText('Reading the chart…').count()).toBe(1);
    await first.app.getByText(/^chart read/).waitFor({ timeout: 20_000 });
    await expectScreenHolds(first.page, 'preparation from a slow chart');

    day.clock.now = new Date(Date.now() + 2 * 60_000);
    const again = await openCoaching(context, day, 'lucia-fuentes');
    await again.app.getByText(/^as of .* - reading the chart$/).waitFor();
    await startSession(again.app);
    expect(await again.app.locator('.identity-name').textContent()).toContain('Fuentes');
    day.clock.now = undefined;
    day.emr.faults.remove(slower);
    expect(noise).toEqual([]);
    await context.close();
  });

  it('the talk begins as soon as it is known who it is; the medicines come into it when they are read', async () => {
    const slower = day.emr.faults.add({
      kind: 'delay',
      delayMs: 20_000, // the section gives up at four seconds
      times: 0,
      method: 'GET',
      type: 'Observation',
    });
    const context = await signIn(browser, day, 'coach-dana');
    const { page, app } = await openCoaching(context, day, 'ruth-abrams');
    const noise = noiseOf(page);
    await app.locator('.identity-name').filter({ hasText: 'Abrams' }).waitFor();
    await app.getByText('Being read…').first().waitFor();
    await startSession(app);
    const medicines = app.getByRole('region', { name: 'Medicines' });
    await app.getByLabel('Their words').fill('I keep missing the evening pill');
    await medicines.locator('.medicine-name').filter({ hasText: 'amlodipine' }).waitFor({ timeout: 20_000 });
    expect(await medicines.getByText('is being read').count()).toBe(0);
    expect(await app.getByLabel('Their words').inputValue()).toBe('I keep missing the evening pill');
    await app.getByText(/^Saved/).waitFor();
    await appFrame(page).evaluate(() => history.back());
    await app.getByText(/^chart read/).waitFor();
    await app.getByRole('button', { name: 'Resume session' }).waitFor();
    day.emr.faults.remove(slower);
    expect(noise).toEqual([]);
    await context.close();
  });
});

describe('in an EMR that keeps one kind of thing back', () => {
  it('what could not be read is told apart from what is not there, and nobody is lulled by silence', async () => {
    day.emr.setDisguise('open');
    const refused = day.emr.faults.add({ kind: 'refuse-type', type: 'Observation', method: 'GET', times: 0 });
    const context = await signIn(browser, day, 'coach-dana');
    const { page, app } = await openCoaching(context, day, 'eli-novak');
    await app.getByText(/^chart read/).waitFor({ timeout: 20_000 });
    const part = (name: string | RegExp) => app.getByRole('region', { name });
    await part('Measures').getByText('Could not be read: the EMR refused it.').waitFor();
    await part('Medicines').getByText('None recorded.').waitFor();
    await part('Lately').getByText('Could not be read: Measures, Smoking (the EMR refused it).').waitFor();
    await part('Ask about').getByText('Nothing stands out in what was read.').waitFor();
    await part('Must tell the clinician').getByText('There may be more: not read were Measures.').waitFor();
    expect(await part('Gaps').textContent()).not.toMatch(/blood pressure|weight|smoking/i);
    await expectScreenHolds(page, 'a chart that keeps something back');
    day.emr.faults.remove(refused);
    await app.getByRole('button', { name: 'Read again' }).click();
    await part('Measures').getByText('None recorded.').waitFor({ timeout: 20_000 });
    await part('Gaps')
      .getByText(/No blood pressure recorded/)
      .waitFor();
    expect(await part('Must tell the clinician').count()).toBe(0);
    await context.close();
  });

  it('a physician reads the preparation and is offered no session to start', async () => {
    const context = await signIn(browser, day, 'dr-osei');
    const { page, app } = await openCoaching(context, day, 'rosa-morales');
    await app.getByText('The whole preparation').click();
    await app.getByText(/^chart read/).waitFor({ timeout: 20_000 });
    await app.getByText('A1c below 7.5').first().waitFor();
    await app
      .getByText(/^No session yet|^Last session|opened/)
      .first()
      .waitFor();
    expect(await app.getByRole('button', { name: /session$/ }).count()).toBe(0);
    await expectScreenHolds(page, 'preparation of a physician');
    await context.close();
  });
});
