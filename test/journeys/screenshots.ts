/**
 * `npm run screenshots`: the pictures of the README, from the running demonstration. At 1200 px as a coach or a physician
 * sees Alongside inside the EMR, at 400 px in a window of its own. They are written to `test/journeys/pictures/`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { openBrowser } from '../parts/browser.ts';
import { testPostgres } from '../parts/database.ts';
import { practiceDay } from '../parts/practice-day.ts';
import { openCoaching, signIn, startSession } from './coach.ts';
import { palettePng } from './palette-png.ts';

type App = FrameLocator | Page;

const patient = 'rosa-morales';
const folder = join(import.meta.dirname, 'pictures');
mkdirSync(folder, { recursive: true });
if (spawnSync('node', ['server/commands/build.ts'], { stdio: 'inherit' }).status !== 0) process.exit(1);

const postgres = await testPostgres();
const day = await practiceDay({ history: true });
const browser = await openBrowser();
const [desk, phone] = await Promise.all(
  ([1200, 400] as const).map(width => signIn(browser, day, 'coach-dana', { width })),
);
if (!desk || !phone) throw new Error('two windows');

const { page: wide, app } = await openCoaching(desk, day, patient);
await app.getByText(/^chart read/).waitFor();
const narrow = await phone.newPage();
await narrow.goto(`${day.emr.url}/chart/${patient}/open/alongside`);
await narrow.getByText(/^chart read/).waitFor();
await take('prep');
await takeRooms();

await startSession(app);
await writeTalk(app);
await narrow.getByRole('button', { name: /session$/ }).click();
await narrow.getByText(/^5 of 10/).waitFor();
for (const each of [app, narrow]) await lookAtPlan(each);
await take('session');

await makeSmaller(app);
for (const each of [app, narrow]) {
  await each.getByRole('button', { name: 'Review and sign' }).click();
  await each.getByRole('button', { name: 'Sign and file' }).waitFor();
}
await take('review');

await app.getByRole('button', { name: 'Sign and file' }).click();
await app.getByText('All of it is in the chart.').waitFor({ timeout: 20_000 });
await narrow.reload();
await narrow.getByText('All of it is in the chart.').waitFor();
await take('receipts');

for (const each of [app, narrow]) {
  await each.getByRole('button', { name: 'Page in Spanish' }).click();
  await each.getByRole('article').waitFor();
}
await take('handout');

await desk.close();
await phone.close();
await takePhysician();

await browser.close();
await day.close();
await postgres.stop();

/** Her page of the same patient, where a question waits; and her day, with what waits for her signature. */
async function takePhysician(): Promise<void> {
  const windows = await Promise.all(
    ([1200, 400] as const).map(width => signIn(browser, day, 'dr-osei', { width })),
  );
  const [atDesk, onPhone] = windows;
  if (!atDesk || !onPhone) throw new Error('two windows');
  const inChart = await openCoaching(atDesk, day, patient);
  const alone = await onPhone.newPage();
  await alone.goto(`${day.emr.url}/chart/${patient}/open/alongside`);
  for (const at of [inChart.app, alone]) {
    await at.getByText(/^chart read/).waitFor();
    await at.getByRole('button', { name: 'Call a coach now' }).waitFor();
  }
  await take('physician', [inChart.page, alone]);
  const days = await Promise.all(windows.map(window => window.newPage()));
  for (const page of days) {
    await page.goto(`${day.emr.url}/apps/alongside/practice`);
    await page.getByRole('button', { name: /^Open/ }).first().waitFor();
  }
  await take('day', days);
}

/** The coach's rooms without a chart: who needs them, the week, the messages, whom a search would find, who coaches whom. */
async function takeRooms(): Promise<void> {
  const pages = await Promise.all([desk, phone].map(window => window?.newPage()));
  const rooms = [
    ['list', 'Waiting for you', /^Your patients/],
    ['schedule', 'Schedule', 'Your schedule'],
    ['messages', 'Messages', 'Messages'],
    ['find', 'Find patients', /./],
    ['panels', /^Panels/, 'Panels'],
  ] as const;
  const both = pages.filter(page => page !== undefined);
  for (const page of both) await page.goto(`${day.emr.url}/apps/alongside/practice`);
  for (const [name, link, title] of rooms) {
    for (const page of both) {
      await page.getByRole('link', { name: link, exact: true }).click();
      await page.getByRole('heading', { name: title }).first().waitFor();
      if (name === 'messages') {
        await page.locator('.thread-line').filter({ hasText: 'Lucía' }).click();
        await page.getByRole('textbox', { name: 'Write to the patient' }).waitFor();
      }
    }
    await take(name, both);
  }
  for (const page of both) await page.close();
}

async function take(name: string, pages: readonly Page[] = [wide, narrow]): Promise<void> {
  const widths = [1200, 400];
  for (const [at, page] of pages.entries()) {
    const width = widths[at];
    await page.waitForTimeout(400); // what moves has come to rest
    const png = palettePng(await page.screenshot());
    writeFileSync(join(folder, `${name}-${width}.png`), png);
    console.log(`${name}-${width}.png  ${Math.round(png.length / 1024)} KB`);
  }
}

/** A talk as far as the plan: agenda, how the last step went, a teach-back, and a step that is still too big. */
async function writeTalk(at: FrameLocator): Promise<void> {
  await at.getByRole('group', { name: 'Language' }).getByText('Spanish').click();
  await at.getByLabel('Their words').fill('Quiero dormir mejor, y no marearme al levantarme');
  await at.getByText('Part of it', { exact: true }).click();
  await at.getByLabel('Times done').fill('6');
  await at.getByLabel('of planned').fill('7');
  await at.getByRole('button', { name: /^Ask again now/ }).click();
  const teachBack = at.getByRole('region', { name: 'Teach-back' });
  await teachBack
    .getByLabel('Their words')
    .fill('Tomo medio vaso de jugo, espero quince minutos y me mido otra vez');
  for (const group of ['Understands', 'Agrees with it', 'Can do it'])
    await teachBack.getByRole('group', { name: group }).getByText('Yes', { exact: true }).click();
  await at.getByRole('button', { name: 'Start a plan' }).click();
  const plan = at.getByRole('region', { name: 'Action plan' });
  await plan.getByLabel('What they want').fill('Dormir toda la noche');
  await plan.getByLabel('What', { exact: true }).fill('Apagar la televisión a las nueve');
  await plan.getByLabel('How often').first().fill('7');
  await plan.getByLabel('Where').fill('en mi cuarto');
  await plan.getByRole('button', { name: 'Tomorrow' }).click();
  await plan.getByRole('radiogroup', { name: 'How sure' }).getByText('5', { exact: true }).click();
  await at.getByText(/^Saved/).waitFor();
}

async function lookAtPlan(at: App): Promise<void> {
  await at
    .getByRole('radiogroup', { name: 'How sure' })
    .getByText('5', { exact: true })
    .scrollIntoViewIfNeeded();
  await at.getByTestId('step-sentence').evaluate(element => element.scrollIntoView({ block: 'center' }));
}

/** The same step three times a week: 8 of 10, theirs, and a date to hear how it went. */
async function makeSmaller(at: FrameLocator): Promise<void> {
  const plan = at.getByRole('region', { name: 'Action plan' });
  await plan.getByRole('button', { name: 'Fewer times' }).click();
  await plan.getByRole('radiogroup', { name: 'How sure' }).getByText('8', { exact: true }).click();
  await plan.getByRole('radiogroup', { name: 'Their plan?' }).locator('label').first().click();
  await plan.getByRole('button', { name: 'In 2 weeks' }).click();
  await plan.getByText('Phone', { exact: true }).click();
  await plan.getByText('Becomes active when you sign.').waitFor();
}
