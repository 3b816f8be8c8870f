import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimNumber } from '../../server/domain/desk/claim-number.ts';
import { keepConsent } from '../../server/storage/billing-facts.ts';
import { rosterOf } from '../../server/storage/rosters.ts';
import { login } from '../../server/storage/schema.ts';
import { sayMembership } from '../../server/workflow/handoff/care-team.ts';
import { readAhead } from '../../server/workflow/read-once.ts';
import { playBilling } from '../demo/billing.ts';
import { launchedBy } from '../demo/practice.ts';
import { expectAccessible, noiseOf, openBrowser } from '../parts/browser.ts';
import { type PracticeDay, practiceDay } from '../parts/practice-day.ts';
import { an835 } from '../server/domain/desk/an-835.ts';
import {
  chargedOtherwise,
  endsByKeys,
  inFocus,
  lockedAsItIs,
  manyOthers,
  row,
  twoWaysForRosa,
} from './at-the-desk.ts';
import { notesOf, openCoaching, resize, signIn, startSession } from './coach.ts';
import { expectScreenHolds } from './screens.ts';

let day: PracticeDay;
let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  [day, browser] = await Promise.all([practiceDay(), openBrowser()]);
  const launched = (staff: string, patient: string) =>
    launchedBy(day.alongside.parts, day.emr.url, staff, patient);
  await playBilling(day.alongside.parts, day.practiceId, `${day.emr.url}/fhir`, launched, new Date());
});
afterAll(async () => {
  await browser.close();
  await day.close();
});

/** Alongside in a window of its own, from the EMR's menu, where nobody chooses a patient. */
async function desk(link = 'Coaching'): Promise<Page> {
  day.emr.faults.add({ kind: 'no-patient-choice', times: 0 });
  const june = await signIn(browser, day, 'biller-june');
  const menu = await june.newPage();
  await menu.goto(`${day.emr.url}/schedule`);
  const opened = june.waitForEvent('page');
  await menu.getByRole('link', { name: link, exact: true }).first().click();
  const page = await opened;
  await page.getByRole('heading', { name: 'The month’s claims' }).waitFor();
  day.emr.faults.clear();
  return page;
}
test('a month from open to export: a missing consent is asked for, given in a session and turns green; its denial is answered', async () => {
  const page = await desk();
  const noise = noiseOf(page);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date());
  await page.getByLabel('Month', { exact: true }).fill(today.slice(0, 7));
  const james = row(page, 'James');
  await james.getByText('Consent for chronic care management.').waitFor();
  await expectScreenHolds(page, 'the month’s claims');
  await james.getByRole('button', { name: 'Ask the coach' }).click();
  await james.getByText(/asked/).waitFor();
  // What was pressed goes; who pressed it by keys goes on from where it stood.
  await expect.poll(() => inFocus(page)).toMatch(/^LI Consent for chronic care management/);

  // The coach meets a question in plain words, and no code.
  const marcus = await signIn(browser, day, 'coach-marcus');
  const { page: chart, app } = await openCoaching(marcus, day, 'james-whitfield');
  await app.getByRole('heading', { name: 'To ask today' }).waitFor();
  expect(await app.locator('body').textContent()).not.toMatch(/\b(CCM|99\d{3}|G0\d{3}|claim)\b/);
  await startSession(app);
  const asked = app.getByRole('region', { name: 'To ask today' });
  await asked.getByRole('button', { name: '1 question' }).click();
  await asked.getByText(/^May I ask you/).waitFor();
  await expectAccessible(chart, 'a consent to ask for');
  await asked.getByLabel('What they said, in their words').fill('Sure, as long as I can stop');
  await asked.getByRole('button', { name: 'They said yes' }).click();
  await asked.getByText(/^Kept/).waitFor();
  await asked.getByText(/^In chart since/).waitFor();
  await marcus.close();

  // The list that is open hears of it. Who pays was only the practice's guess: one tap says that it is so.
  await james.getByText('Who pays: nobody wrote it down, Medicare is the practice’s guess.').waitFor();
  await page.getByText('“Lock what is ready” leaves out 1 with codes: it still misses something.').waitFor();
  await james.getByRole('button', { name: 'It is so' }).click();
  await james.getByText('Ready').waitFor();
  await expect.poll(() => inFocus(page)).toBe('BUTTON James Earl Whitfield');
  // By keys alone: found, opened, locked.
  await page.getByRole('heading', { name: 'The month’s claims' }).click();
  await page.keyboard.press('/');
  await page.keyboard.type('whitfield');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /James/ }).waitFor();
  const behind = page.getByRole('region', { name: 'What stands behind the claim' });
  await behind.getByText(/^Consent for chronic care management: .*“Sure, as long as I can stop”/).waitFor();
  const inChart = page.getByRole('region', { name: 'In the chart' });
  await inChart.getByText('Charges do not go into the chart here').waitFor();
  await inChart
    .getByRole('listitem')
    .getByText(/^In chart since/)
    .waitFor();
  await expectScreenHolds(page, 'a claim packet');
  await resize(page, 1200);
  await changedMeanwhile(page, today);
  await takenBackWithReason(page, today);
  await page.getByRole('button', { name: 'Lock this month' }).click();
  await page.getByText(/minutes after the lock make it/).waitFor();
  await page.getByRole('button', { name: 'Lock it all the same' }).click();
  await page.getByText('Locked', { exact: true }).waitFor();
  await expect.poll(() => inFocus(page)).toMatch(/^DIV .*1 month locked\.$/);

  // Esc comes back to the row that was opened; the address is the place, so Back takes a choice back.
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('claim-james-whitfield');
  await page.getByLabel('Show').selectOption('ready');
  await page.getByText('Nobody fits what is looked for.').waitFor();
  expect(new URL(page.url()).hash).toBe(`#month=${today.slice(0, 7)}&state=ready`);
  await page.goBack();
  await row(page, 'James').waitFor();
  await page.getByRole('button', { name: 'Export what is locked (1)' }).click();
  await page.getByText('Exported: 1 line of 1 patient.').waitFor();
  await expect.poll(() => inFocus(page)).toMatch(/^DIV .*Exported: 1 line of 1 patient\.$/);
  await row(page, 'James').getByText('Exported').waitFor();
  for (const [kind, file] of [
    ['Download CSV', /^claims-\d{4}-\d{2}-[0-9a-f]{8}\.csv$/],
    ['837P columns', /\.837p\.csv$/],
    ['FHIR with claims', /\.with-claims\.json$/],
    ['PDF as it left', /[0-9a-f]\.pdf$/],
    ['PDF of all packets, as they stand now', /\.packets\.pdf$/],
  ] as const) {
    const saved = page.waitForEvent('download');
    await page
      .getByRole('list', { name: /^As another file/ })
      .getByRole('button', { name: kind, exact: true })
      .click();
    expect((await saved).suggestedFilename()).toMatch(file);
  }
  await expectScreenHolds(page, 'a month with an export');
  await denialAnswered(page, today.slice(0, 7));
  await lockedAsItIs(page);
  expect(noise).toEqual([]);
  await page.context().close();
});

const five = ['rosa-morales', 'walter-greene', 'harold-kim', 'grace-okafor', 'edith-larsen'];

/** A consent is taken back elsewhere while the packet is read: it is another claim at once, and that is told. */
async function changedMeanwhile(page: Page, today: string): Promise<void> {
  const say = (said: 'given' | 'revoked', words: string) =>
    day.alongside.parts.db.withPractice(day.practiceId, async tx => {
      const dana = (await rosterOf(tx)).find(({ name }) => name === 'Dana Reyes');
      await keepConsent(tx, {
        ...{ practiceId: day.practiceId, id: randomUUID(), patientId: 'james-whitfield', to: 'ccm', said },
        ...{ words, told: '', day: today, staffId: dana?.id ?? '', at: new Date().toISOString() },
      });
    });
  await say('revoked', 'Stop it');
  await page.getByText('It changed while you looked: this is how it stands now.').waitFor();
  await page.getByText(/^Consent for chronic care management\. They took it back on /).waitFor();
  expect(await page.getByRole('button', { name: 'Lock this month' }).count()).toBe(0);
  await say('given', 'Go on after all');
  await page.getByRole('button', { name: 'Lock this month' }).waitFor();
}

/** An order is written down where it is missed and taken back with the reason; who did it stands with the keys where it stood. */
async function takenBackWithReason(page: Page, today: string): Promise<void> {
  await page.getByText('Write down what the chart does not tell').click();
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'an order' });
  await page.getByLabel('Day of the order').fill(today);
  await page.getByRole('button', { name: 'Keep' }).last().click();
  const order = page.getByRole('listitem').filter({ hasText: /^Order for diabetes training/ });
  await order.getByText('It was a mistake…').click();
  await expectAccessible(page, 'what is written down is taken back');
  await order.getByLabel('Why it is taken back').fill('Another patient’s');
  await order.getByRole('button', { name: 'Take it back' }).click();
  await order.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Written down here');
  await page.getByText(/“Another patient’s”$/).waitFor();
}

test('a group of five: one absent, one gone early, each with a line or none by their own minutes', async () => {
  const { parts } = day.alongside;
  for (const patient of five) {
    const dana = await launchedBy(parts, day.emr.url, 'coach-dana', patient);
    await readAhead(parts, dana, new Date());
    await sayMembership(parts, dana, 'coaches', new Date());
  }
  // Rosa's chart was last open to her yesterday.
  const ended = { endedAt: new Date().toISOString() };
  await parts.db.withPractice(day.practiceId, tx =>
    tx.update(login).set(ended).where(eq(login.patientId, 'rosa-morales')),
  );
  await day.restart();
  const coach = await signIn(browser, day, 'coach-dana');
  const menu = await coach.newPage();
  await menu.goto(`${day.emr.url}/schedule`);
  const opened = coach.waitForEvent('page');
  await menu.getByRole('link', { name: 'Coaching list' }).click();
  const app = await opened;
  const noise = noiseOf(app);
  await app.getByRole('link', { name: 'A group was held' }).click();

  // From the topic to the signature by keys alone.
  const began = clockOf(new Date(Date.now() - 75 * 60_000));
  await app.getByLabel('Topic').fill('Cooking for two');
  await app.getByLabel('Day', { exact: true }).fill(began.day);
  await app.getByLabel('Began at').fill(began.clock);
  await app.getByLabel('What the group did').fill('Read three labels together');
  await app.getByLabel('Add a patient').focus();
  for (const name of ['ros', 'wal', 'har', 'gra', 'edi']) {
    await app.keyboard.type(name);
    await app.keyboard.press('Enter');
  }
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('n');
  await app.keyboard.type('Grace asked about salt');
  await app.keyboard.press('Control+Enter');
  await app.getByText('Not signed: This names another of the group.').waitFor();
  await expectScreenHolds(app, 'a group');
  const rosas = app.getByRole('listitem').filter({ hasText: 'Rosa' });
  await rosas.getByLabel('Note on this one alone').fill('Asked about salt');
  await rosas.getByRole('button', { name: 'Rosa Elena Morales there' }).focus();
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('m');
  await app.keyboard.type('25');
  await app.getByRole('button', { name: /^Grace.*there$/ }).focus();
  await app.keyboard.press('a');
  await app.getByText('Nothing goes into this record.').waitFor();
  await app.keyboard.press('Control+Enter');
  await app.getByText('Signed: it stands in 4 records.').waitFor();
  await app.getByText(/4 there, 1 absent, 60 min/).waitFor();
  expect(noise).toEqual([expect.stringContaining('400')]); // the browser's own word on the refusal

  // The biller: a line for each by their own minutes; how many they were, and nobody's name.
  await twoWaysForRosa(day);
  const page = await desk('Coaching setup'); // by the practice's own link, which asks for charges
  await page.getByLabel('Month', { exact: true }).fill(began.day.slice(0, 7));
  await row(page, 'Edith')
    .getByRole('cell', { name: /^0593T/ })
    .waitFor();
  expect(await row(page, 'Harold').textContent()).toContain('0593T');
  expect(await row(page, 'Walter').textContent()).not.toContain('0593T');
  expect(await row(page, 'Grace').count()).toBe(0);
  await row(page, 'Edith').getByRole('button').first().click();
  await page.getByText(/in person · group of 4 · 60 min/).waitFor();
  await noteBesideThePacket(page);
  await page.getByRole('button', { name: 'Back to the month' }).click();
  await chargedOtherwise(day, page);
  await manyOthers(day, 400, new Date(Date.now() - 75 * 60_000).toISOString());
  await page.getByRole('button', { name: 'Back to the month' }).click();
  await page.getByText(/^40\d patients · /).waitFor();
  await endsByKeys(page, 'claim-many-399');
  await page.context().close();

  // The attendee's own chart: her note waited for it and names no other, and the group stands among her talks.
  await expect.poll(() => notesOf(day, 'edith-larsen').length).toBe(1);
  expect(notesOf(day, 'rosa-morales')).toEqual([]);
  const { app: rosa } = await openCoaching(coach, day, 'rosa-morales');
  await rosa.getByText('Past sessions').click();
  await rosa.getByText('Cooking for two').waitFor();
  await expect.poll(() => notesOf(day, 'rosa-morales').length).toBe(1);
  const [note] = notesOf(day, 'rosa-morales');
  expect(note).toContain('Of this patient: Asked about salt');
  expect(note).not.toMatch(/Walter|Harold|Grace|Edith/);
  expect(notesOf(day, 'grace-okafor')).toEqual([]);
  await coach.close();
});

/** A note is opened, comes out alone on paper, and Esc closes it and not the packet; the packet leaves as a PDF. */
async function noteBesideThePacket(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open this note' }).click();
  const note = page.getByRole('dialog', { name: /^Health coaching note/ });
  const words = note.getByText('STATUS:');
  await words.waitFor();
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.getByRole('heading', { level: 1 }).count()).toBe(0);
  expect(await words.isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  await words.click(); // the focus leaves every button of it
  await page.keyboard.press('Escape');
  await note.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: /Edith/, level: 1 }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Open this note');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PDF of this packet' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^packet-\d{4}-\d{2}-\S+\.pdf$/);
}

/** A moment by the practice's clock. */
function clockOf(at: Date): { day: string; clock: string } {
  const told = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', ...options }).format(at);
  return { day: told({}), clock: told({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }) };
}

/** The payer says no: its file is looked at and taken in, the packet is one press away, the answer is kept and counted. */
async function denialAnswered(page: Page, month: string): Promise<void> {
  const lines = [{ code: '99490', charge: '62.00', paid: '0', taken: ['CO*50*62.00'], remarks: ['N706'] }];
  const sent = an835([{ claim: claimNumber(month, 'james-whitfield'), lines }]);
  const file = { name: 'era.835', mimeType: 'text/plain', buffer: Buffer.from(sent) };
  await page.getByLabel('A remittance of a payer').setInputFiles(file);
  await page.getByText('1 new denial:').waitFor();
  await expectScreenHolds(page, 'a remittance looked at');
  await page.getByRole('button', { name: 'Take it in' }).click();
  await page.getByText('Taken in: 1 line, 1 denial.').waitFor();
  await row(page, 'James').getByText('1 denial open').waitFor();
  await page.getByRole('button', { name: /^Packet of James/ }).click();
  const denials = page.getByRole('region', { name: 'Denials' });
  await denials.getByText('need not shown').waitFor();
  await expectScreenHolds(page, 'a packet with a denial');
  await denials.getByLabel('Answer').fill('Consent and note sent');
  await denials.getByRole('button', { name: 'Keep' }).click();
  await denials.getByText('Answered: Consent and note sent').waitFor();
  await expect.poll(() => inFocus(page)).toMatch(/^LI 99490 .*Answered: Consent and note sent/);
  await page.getByRole('button', { name: 'Back to the month' }).click();
  const named = new Date(`${month}-15T12:00:00Z`).toLocaleDateString('en-US', {
    ...({ month: 'short', year: 'numeric', timeZone: 'UTC' } as const),
  });
  await page.getByText(`Denials of ${named}, counted`).click();
  const counted = page.getByRole('region', { name: 'Who could help' }).getByRole('row', { name: /^coach/ });
  expect(await counted.getByRole('cell').allTextContents()).toEqual(['1', '0', '1', '0', '0', '0']);
}
