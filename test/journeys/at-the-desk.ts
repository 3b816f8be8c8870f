import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { keyOfFact } from '../../server/domain/desk/facts.ts';
import { keepConsent, keepFact } from '../../server/storage/billing-facts.ts';
import { rosterOf } from '../../server/storage/rosters.ts';
import { contact, emr, staff } from '../../server/storage/schema.ts';
import type { PracticeDay } from '../parts/practice-day.ts';
import { chargesYes } from '../server/desk/written.ts';
import { expectScreenHolds } from './screens.ts';

/** What has the keys: its element and its words. */
export const inFocus = (page: Page) =>
  page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent}`);
/** A patient's line of the month. */
export const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

/** The plan behind a claim that left was a mistake: it is to be taken back, lacks something, and is locked as it is. */
export async function lockedAsItIs(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Packet of James|^James/ })
    .first()
    .click();
  await page.getByLabel('Reason', { exact: true }).fill('The plan is of another');
  await page.getByRole('button', { name: 'Open it again' }).click();
  const plan = page.getByRole('listitem').filter({ hasText: /^Care plan/ });
  await plan.getByText('It was a mistake…').click();
  await plan.getByLabel('Why it is taken back').fill('Another patient’s');
  await plan.getByRole('button', { name: 'Take it back' }).click();
  await plan.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Back to the month' }).click();
  await page
    .getByText('“Lock what is ready” leaves out 1 that takes a claim back: it still misses something.')
    .waitFor();
  await expectScreenHolds(page, 'a month of which something stays open');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'takes back 99490' })
    .getByRole('button', { name: 'James Earl Whitfield' })
    .click();
  await page.getByText('Takes back 99490: what the payer was sent is withdrawn').waitFor();
  await page.getByRole('button', { name: 'Lock it as it is, without what is missing' }).click();
  await page.getByRole('button', { name: 'Lock it all the same' }).click();
  await page.getByText('Locked', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Back to the month' }).click();
  await page.getByRole('button', { name: 'Export what is locked (1)' }).waitFor();
}

/** Rosa's minutes may be claimed in two ways, and this practice's charges go into the chart. */
export async function twoWaysForRosa(day: PracticeDay): Promise<void> {
  const at = new Date().toISOString();
  await day.alongside.parts.db.withPractice(day.practiceId, async tx => {
    await tx.update(emr).set({ claims: [chargesYes] });
    await tx.update(staff).set({ credential: 'RN, CHI-trained' }).where(eq(staff.name, 'Inés Vega'));
    const june = (await rosterOf(tx)).find(({ name }) => name === 'June Park');
    const of = { practiceId: day.practiceId, patientId: 'rosa-morales', staffId: june?.id ?? '', at };
    const said = { to: 'ccm', said: 'given', told: '', words: 'Yes', day: '2026-01-05' } as const;
    await keepConsent(tx, { ...of, id: randomUUID(), ...said });
    const fact = { is: 'care-plan', kind: 'comprehensive', from: '2026-01-05' } as const;
    await keepFact(tx, { ...of, id: randomUUID(), key: keyOfFact(fact), fact });
  });
}

/** A month of hundreds: a short call with each of so many others. */
export const manyOthers = (day: PracticeDay, many: number, on: string) =>
  day.alongside.parts.db.withPractice(day.practiceId, async tx => {
    const ruth = (await rosterOf(tx)).find(({ name }) => name === 'Ruth Adler');
    await tx.insert(contact).values(
      Array.from({ length: many }, (_, n) => ({
        ...{ practiceId: day.practiceId, id: randomUUID(), patientId: `many-${String(n).padStart(3, '0')}` },
        ...{ staffId: ruth?.id ?? '', mode: 'phone', startedAt: on, endedAt: on },
        minutes: { byActivity: { planning: 1 + (n % 30) }, total: 1 + (n % 30) },
      })),
    );
  });

/** From the first row to the last and back by keys; who opened it from there comes back to it. */
export async function endsByKeys(page: Page, last: string): Promise<void> {
  await page.keyboard.press('j');
  await page.keyboard.press('End');
  const stands = () => page.evaluate(() => document.activeElement?.id);
  await expect.poll(stands).toBe(last);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Back to the month' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(stands).toBe(last);
  await page.keyboard.press('Home');
  await expect.poll(stands).not.toBe(last);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(200);
}

/** Another set is claimed by one tap, and the keys stay there; its charges go into the chart, and one is billed before it can be taken back. */
export async function chargedOtherwise(day: PracticeDay, page: Page): Promise<void> {
  const charges = () => day.emr.store.all('ChargeItem') as fhir4.ChargeItem[];
  await row(page, 'Rosa').getByRole('button').first().click();
  const sets = page.getByRole('region', { name: 'Other lawful sets' });
  const ccm = sets.getByRole('listitem').filter({ hasText: /^99490 · 99439×2/ });
  await ccm.getByRole('button', { name: 'Claim this instead' }).click();
  await ccm.getByText('This one is claimed').waitFor();
  await expect.poll(() => inFocus(page)).toMatch(/^LI 99490 · 99439×2/);
  await sets.getByText(/^Claimed now: 99490 · 99439×2 · 0593T/).waitFor();
  await page.getByRole('button', { name: 'Lock it as it is, without what is missing' }).click();
  await page.getByRole('button', { name: 'Lock it all the same' }).click();
  await page.getByText('Locked', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Back to the month' }).click();
  await page.getByRole('button', { name: /^Export what is locked/ }).click();
  await page.getByText(/^Exported: /).waitFor();
  await row(page, 'Rosa').getByRole('button').first().click();
  const there = page.getByRole('region', { name: 'In the chart' });
  await expect.poll(() => there.getByText(/^In chart since/).count(), { timeout: 15_000 }).toBe(3);
  await expectScreenHolds(page, 'charges in the chart');

  const first = charges().find(({ code }) => code.coding?.[0]?.code === '99490');
  if (first) day.emr.store.put({ ...first, status: 'billed' } as never);
  await page.getByLabel('Reason', { exact: true }).fill('A call was signed late');
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect.poll(() => there.getByText(/^Taken back/).count(), { timeout: 15_000 }).toBe(2);
  const billed = there.getByRole('listitem').filter({ hasText: 'Changed in the EMR since (billed)' });
  await billed.getByRole('button', { name: 'It is taken back there' }).click();
  await billed.waitFor({ state: 'detached' });
  await expectScreenHolds(page, 'charges taken back');
  expect(
    charges()
      .map(({ status }) => status)
      .toSorted(),
  ).toEqual(['billed', 'entered-in-error', 'entered-in-error']);
}
