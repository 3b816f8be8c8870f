import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { lookAtChart } from '../fhir-profiles/look-at-chart.ts';
import { expectAccessible, noiseOf, type SharedBrowser, sharedBrowser } from '../parts/browser.ts';
import { type PracticeDay, practiceDay } from '../parts/practice-day.ts';
import { notesOf, openCoaching, pointAt, resize, signIn } from './coach.ts';
import { byKeyboard } from './keyboard.ts';
import { answerWalter } from './messages.ts';
import { bookFromRow, callOffInSchedule } from './schedule.ts';
import { appFrame, expectScreenHolds } from './screens.ts';

let day: PracticeDay;
let browser: SharedBrowser;
beforeAll(async () => {
  [day, browser] = await Promise.all([practiceDay({ history: true }), sharedBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await day.close();
});

describe('a preparation that is read again while it is looked at', () => {
  it('moves nothing: not an answer, not what waits to be taken', async () => {
    const context = await signIn(browser, day, 'coach-dana');
    await context.addInitScript(() => {
      type Shift = PerformanceEntry & {
        value: number;
        sources: { node?: Node; previousRect: DOMRect; currentRect: DOMRect }[];
      };
      const moved: { by: number; what: string }[] = [];
      Object.assign(globalThis, { moved });
      new PerformanceObserver(list => {
        for (const { value, sources } of list.getEntries() as Shift[])
          moved.push({
            by: value,
            what: sources
              .map(({ node, previousRect, currentRect }) => {
                const name = node instanceof Element ? node.outerHTML.slice(0, 80) : node?.textContent;
                return `${name} ${previousRect.top} -> ${currentRect.top}`;
              })
              .join('; '),
          });
      }).observe({ type: 'layout-shift', buffered: true });
    });
    onTestFinished(() => {
      day.clock.now = undefined;
    });
    day.clock.now = new Date(Date.now() + 120_000); // what was read at the launch is old by now
    for (const [patient, last] of [
      ['rosa-morales', 'Ask the physician'],
      ['miguel-santos', 'I take this one'],
    ] as const) {
      const { page, app } = await openCoaching(context, day, patient);
      await app.getByText(/^chart read/).waitFor();
      await app.getByRole('button', { name: last }).waitFor();
      await pointAt(app.getByRole('button', { name: last }));
      await page.waitForTimeout(500);
      const moved = await appFrame(page).evaluate(
        () => (globalThis as unknown as { moved: { by: number; what: string }[] }).moved,
      );
      expect(
        moved.reduce((sum, { by }) => sum + by, 0),
        `${patient}: ${JSON.stringify(moved)}`,
      ).toBeLessThan(0.02);
    }
    await context.close();
  });
});

describe('a coach without a mouse', () => {
  it("leads a whole session inside the EMR's frame, signs once, and finds all of it in the chart", async () => {
    const context = await signIn(browser, day, 'coach-dana');
    const page = await context.newPage();
    const noise = noiseOf(page);
    await page.goto(`${day.emr.url}/chart/rosa-morales`);
    const keys = byKeyboard(page);
    const app = page.frameLocator('iframe[name=app]');

    await keys.to('Coaching');
    await keys.press('Enter');
    await app.getByText('Caminar con mi hermana').first().waitFor();
    await expectAccessible(page, 'preparation');
    // A voicemail of three presses: opened, what it was, saved; the focus is back where it was.
    await keys.to('Log a contact');
    await keys.press('Enter');
    await app.getByRole('dialog', { name: 'Log a contact' }).getByText('Last session').waitFor();
    await expectAccessible(page, 'a contact is logged');
    await keys.press('v', 'Enter');
    await app.getByText(/^Logged: Voicemail left, /).waitFor();
    await keys.press('Alt+l');
    await app.getByText(/^1 voicemail since /).waitFor();
    // Digits are the minutes themselves: 2 is two of them, and 1 5 fifteen.
    await keys.press('c', 'r', '2');
    await app.locator('output').getByText('2 min', { exact: true }).waitFor();
    await keys.press('Backspace', '1', '5');
    await app.locator('output').getByText('15 min', { exact: true }).waitFor();
    await keys.press('Escape');
    await app.getByText('Nothing of this is saved yet.').waitFor();
    await keys.to('Throw it away');
    await keys.press('Enter');
    await app.getByRole('dialog').waitFor({ state: 'detached' });
    await keys.to('Start session', 'back');
    await keys.press('Enter');
    await app.getByRole('heading', { name: 'Agenda' }).waitFor();

    await keys.press('Alt+1');
    await keys.fill('Their words', 'Quiero dormir mejor y no marearme');
    await keys.press('Alt+2');
    await keys.choose('All of it', 1);
    await keys.fill('Times done', '6');
    await keys.fill('of planned', '7');
    await keys.choose('Keep it', 2);

    await keys.press('Alt+4');
    await keys.to(/^Ask again now/);
    await keys.press('Enter');
    await keys.fill('Their words', 'Tomo jugo, espero quince minutos y me mido otra vez');
    for (let question = 0; question < 3; question++) {
      await keys.choose('Yes', 0);
      await keys.press('Tab');
    }

    await keys.press('Alt+2');
    await keys.to('Go to the new plan');
    await keys.press('Enter');
    await keys.fill('What', 'Turn off the television');
    await keys.fill('How often', '5');
    await keys.fill('When', 'at nine in the evening');
    await keys.to('Tomorrow');
    await keys.press('Enter');
    await keys.choose('0', 5);
    await app.getByText('5 of 10. From 7 up a plan tends to hold').waitFor();
    const place = (of: string) =>
      appFrame(page).evaluate(what => {
        const { top, bottom } = document.querySelector(what)?.getBoundingClientRect() ?? {};
        return { top: Math.round(top ?? Number.NaN), bottom: Math.round(bottom ?? Number.NaN) };
      }, of);
    expect((await place('.below')).bottom).toBeLessThanOrEqual((await place('.foot-bar')).top);
    await resize(page, 400);
    await expect.poll(async () => (await place('.step-line')).top - (await place('.strip')).bottom).toBe(0); // the steps stay in reach, however many lines the name takes
    await resize(page, 1200);
    // In a frame of another site too the line of steps shows what is scrolled to; the hand stays where it was.
    await page.mouse.move(700, 600);
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 600);
        return app.locator('.step-line [aria-current]').textContent();
      })
      .toContain('Next contact');
    await keys.to('Fewer times');
    await keys.press('Enter');
    await keys.choose('0', 8);
    await keys.choose('Sí, este es mi plan', 0);

    await keys.press('Alt+7');
    await keys.to(/^metformin/);
    await keys.press('Enter');
    await keys.choose('Yes', 0);

    await keys.press('Alt+9', 'Control+Enter', 'Control+Enter');
    await keys.to('In 2 weeks');
    await keys.press('Enter');
    await keys.choose('In person', 1);
    await appFrame(page).evaluate(() => scrollTo(0, 0));
    await resize(page, 1200, 7000); // what is half under a bar that stays is no small target
    await expectAccessible(page, 'session');
    await resize(page, 1200);

    await keys.press('Alt+s');
    await app.getByText('What the chart gets').waitFor();
    await expectAccessible(page, 'review');
    await keys.to('Sign and file');
    await keys.press('Enter');
    await app.getByText('All of it is in the chart.').waitFor({ timeout: 20_000 });
    await expectAccessible(page, 'receipts');
    await page.emulateMedia({ media: 'print' });
    await app.locator('.receipts').waitFor({ state: 'hidden' });
    await app.locator('.signed-note').getByText('STATUS:').first().waitFor();
    await page.emulateMedia({ media: 'screen' });

    const [note] = notesOf(day, 'rosa-morales');
    expect(note).toContain('"Quiero dormir mejor y no marearme"');
    expect(note).toContain('Turn off the television, 3 times a week, at nine in the evening');
    expect(note).toContain('Agreed. Sure 8/10. Asked before: 5/10');
    expect(note).toContain('Tomo jugo, espero');
    const goals = day.emr.store.all('Goal') as fhir4.Goal[];
    expect(goals.map(goal => goal.description.text)).toContain('Caminar con mi hermana después de cenar');
    await page.getByText('Refresh chart').click();
    await page.getByLabel('Both', { exact: true }).check();
    await page
      .frameLocator('iframe[name=chart]')
      .getByText('Turn off the television, 3 times a week')
      .first()
      .waitFor();
    const { standing, faults } = lookAtChart(day.emr.store);
    expect(faults).toEqual([]);
    expect(Object.keys(standing).sort()).toEqual([
      ...[
        'CarePlan',
        'Communication',
        'DocumentReference',
        'Encounter',
        'Goal',
        'Observation',
        'ServiceRequest',
      ],
    ]);
    expect(noise).toEqual([]);
    await context.close();
  });
});

it('a morning of twelve patients by keyboard: why each is on the list, the next step, put off, found, opened', async () => {
  const context = await signIn(browser, day, 'coach-dana');
  const list = await context.newPage();
  const noise = noiseOf(list);
  await list.goto(`${day.emr.url}/apps/alongside/practice`);
  const rows = list.locator('.queue > ul > .queue-row');
  await rows.first().waitFor();
  await list.getByText(/^12 patients/).waitFor();
  await expectScreenHolds(list, 'the coach’s list with a queue');
  const focused = () => list.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const shown = await rows.evaluateAll(all =>
    all.map(row => ({
      name: row.querySelector('strong')?.textContent ?? '',
      why: row.querySelector('.queue-why')?.textContent ?? '',
    })),
  );
  expect(shown.length).toBeGreaterThanOrEqual(9);
  await list.keyboard.press('Alt+j');
  for (const { name, why } of shown) {
    expect(why).not.toBe('');
    expect(await focused()).toMatch(new RegExp(`: ${name}$`));
    await list.keyboard.press('j');
  }
  // The last one is put off: the keys go on with who is last now.
  const last = shown.at(-1)?.name ?? '';
  await list.keyboard.press('s');
  await list.getByRole('heading', { name: `Put ${last} off` }).waitFor();
  // Nothing is taken for granted: Enter alone asks why, and a letter says so.
  await list.keyboard.press('Enter');
  await list.getByText('say why: choose one').waitFor();
  await list.keyboard.press('a');
  await list.keyboard.press('Enter');
  await rows.filter({ hasText: last }).waitFor({ state: 'detached' });
  await list.getByText(new RegExp(`^Put off: ${last}, until .*, is away\\.$`)).waitFor();
  await expect.poll(focused).toMatch(new RegExp(`: ${shown.at(-2)?.name}$`));
  // A voicemail for who is last now, logged from their row: the keys go on where they were.
  const next = shown.at(-2)?.name ?? '';
  await list.keyboard.press('l');
  await list.getByRole('dialog', { name: `Log a contact: ${next}` }).waitFor();
  await expectAccessible(list, 'a contact logged from the queue');
  await list.keyboard.press('v');
  await list.keyboard.press('Enter');
  await list.getByText(new RegExp(`^Logged: Voicemail left, ${next}`)).waitFor();
  const isAtLast = () =>
    rows.last().evaluate(row => row.querySelector('.queue-do') === document.activeElement);
  await expect.poll(isAtLast).toBe(true);
  await list.keyboard.press('k');
  await list.keyboard.press('w');
  await list
    .getByText(/^Last reached/)
    .filter({ visible: true })
    .waitFor();
  // A referral of somebody on the queue stands in their row, and not once more below.
  const referred = rows.filter({ has: list.getByRole('button', { name: /^I take this one: Miguel/ }) });
  await referred.getByText(/^Handed over by Dr. Per Lindqvist/).waitFor();
  expect(
    await list.locator('.listed:not(.queue-row)').filter({ hasText: 'A1c above 10 again' }).count(),
  ).toBe(0);
  expect(await list.getByText(/^Put off: /).count()).toBe(0);
  // Who was put off is taken back where they were put off.
  await list.keyboard.press('/');
  await list.keyboard.press('Control+a');
  await list.keyboard.type(last);
  await rows.filter({ hasText: last }).getByText('Put off until').waitFor();
  await list.keyboard.press('Escape');
  await list.keyboard.press('s');
  await list.getByRole('button', { name: 'Take back now' }).click();
  await rows.getByRole('button', { name: `Snooze ${last}`, exact: true }).waitFor();
  // A date that is over and done with is taken off by keyboard, and gives no reason any more.
  await list.keyboard.press('/');
  await list.keyboard.press('Control+a');
  await list.keyboard.type('whitfield');
  await rows.getByRole('button', { name: 'Snooze James Earl Whitfield' }).waitFor();
  await list.getByText('1 fits').waitFor();
  await list.keyboard.press('Escape');
  await list.keyboard.press('d');
  await list.getByRole('button', { name: 'Take off: Quit day' }).focus();
  await expectAccessible(list, 'the dates of a patient');
  await list.keyboard.press('Enter');
  await rows.filter({ hasText: 'James' }).filter({ hasNotText: 'Quit day' }).waitFor();
  await list.keyboard.press('/');
  await list.keyboard.press('Control+a');
  await list.keyboard.type('miguel angel');
  await referred.waitFor();
  await list.getByText('1 fits').waitFor();
  await list.keyboard.press('Escape');
  await bookFromRow(list, 'Miguel Ángel Santos');
  await expect.poll(focused).toMatch(/: Miguel Ángel Santos$/);
  const [chart] = await Promise.all([context.waitForEvent('page'), list.keyboard.press('Enter')]);
  await chart.locator('.identity-name').getByText('Miguel').waitFor();
  await callOffInSchedule(list, 'Miguel Ángel Santos');
  await list.getByRole('link', { name: 'Waiting for you' }).click();
  await answerWalter(list);
  expect(noise).toEqual([expect.stringContaining('400')]); // the browser's own word on the gap that was open
  await context.close();
});
