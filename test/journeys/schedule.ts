import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { daysAfter } from '../../server/domain/panel/days.ts';
import { dayIn } from '../../server/domain/time-zone.ts';
import { expectAccessible } from '../parts/browser.ts';
import { expectScreenHolds } from './screens.ts';

/** From the row of the queue that has the focus, by keys: a talk at nine on the Monday after the next. */
export async function bookFromRow(list: Page, name: string): Promise<void> {
  await list.keyboard.press('b');
  const booking = list.getByRole('dialog', { name: `Book a talk: ${name}` });
  await booking.getByLabel('Day', { exact: true }).fill(mondayAfterNext());
  await booking.getByRole('radio', { name: '09:00' }).check();
  await booking.getByRole('radio', { name: 'phone' }).check();
  await booking.getByLabel('The patient’s clock').selectOption('Los Angeles time');
  await booking.getByText(/^For the patient: Mon .*, 06:00 \(Los Angeles time\)$/).waitFor();
  await expectAccessible(list, 'a talk is booked');
  await booking.getByRole('button', { name: 'Book', exact: true }).press('Enter');
  await booking.waitFor({ state: 'detached' });
}

/** That talk in its week: among the free times by arrows and N, and called off with why. */
export async function callOffInSchedule(list: Page, name: string): Promise<void> {
  const focused = () => list.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await list.getByRole('link', { name: 'Schedule' }).click();
  await list.getByRole('heading', { name: 'Your schedule' }).waitFor();
  const week = list.locator('.schedule-days');
  for (let weeks = 0; weeks < 2; weeks++)
    await list.getByRole('button', { name: 'Week after' }).press('Enter');
  const talk = week.getByRole('button', { name: `09:00 to 09:30 ${name} phone` });
  await talk.getByText('For the patient: 06:00').waitFor();
  await list.getByText(/The EMR has nothing|in the EMR counts as taken/).waitFor();
  await expectScreenHolds(list, 'the coach’s schedule');
  await week.getByRole('button', { name: /^Book Mon .*, 09:30$/ }).focus();
  await list.keyboard.press('ArrowRight');
  expect(await focused()).toMatch(/^Book Tue .*, 09:30$/);
  await list.keyboard.press('n');
  expect(await focused()).toMatch(/^Book Tue .*, 09:45$/);
  await talk.press('Enter');
  const opened = list.getByRole('dialog', { name: `Talk: ${name}` });
  await opened.getByRole('button', { name: 'Call off' }).press('Enter');
  await opened.getByRole('button', { name: 'Call the talk off' }).press('Enter');
  await opened.getByText('Say why, in a word or two.').waitFor();
  await opened.getByLabel('Why').fill('Away that week');
  await expectAccessible(list, 'a talk is called off');
  await opened.getByLabel('Why').press('Enter');
  await list.getByText('Called off.').waitFor();
  await week.getByRole('button', { name: /Called off/ }).waitFor();
}

/** In the practice's zone: hours are set then, and nothing else is booked. */
function mondayAfterNext(): string {
  const today = dayIn(new Date().toISOString(), 'America/New_York');
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return daysAfter(today, 14 - weekday);
}
