import { expect, test } from 'vitest';
import type { SessionView } from '../../server/http/contract/session.ts';
import { expectAccessible } from '../parts/browser.ts';
import { firstEver, opened, rich, signed } from './session-views.ts';
import { isFocused, step, visit, visitingSessions } from './session-visit.ts';

visitingSessions();

/** The scripted site has no live stream of receipts: the page looks by itself then. */
const noStream = /Failed to load resource.*404/;

const screens: [string, SessionView][] = [
  ['a session of a patient who comes again', opened],
  ['a first session', firstEver],
  ['a session with something in every step', rich],
  ['a signed session with every receipt', signed],
];

const looks = [
  [320, 'light'],
  [400, 'dark'],
  [1200, 'light'],
] as const;

test.each(screens)(
  '%s is accessible, quiet and within the page at 320, 400 (dark) and 1200 px',
  async (name, view) => {
    const { page, noise } = await visit(view, {
      viewport: { width: 320, height: 800 },
      reducedMotion: 'reduce',
    });
    const medicine = page.locator('.medicine-head').first();
    if (await medicine.count()) {
      await medicine.click();
      // What is asked about it comes by itself, and the page goes there.
      await page.locator('.medicine.open :is(input, textarea, select):focus').waitFor();
    }
    for (const folded of await page.locator('summary').all()) await folded.click();
    for (const [width, colorScheme] of looks) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(beyond).toBeLessThanOrEqual(0);
      // What is half under a bar that stays is no small target.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width, height });
      await page.evaluate(() => scrollTo(0, 0)); // the room below the last step grows with the window
      await expectAccessible(page, `${name} at ${width} ${colorScheme}`);
    }
    expect(noise.filter(line => !noStream.test(line))).toEqual([]);
  },
);

test('the session is whole in Spanish, interface and talk track apart', async () => {
  const { page } = await visit(opened, { locale: 'es-MX' });
  await step(page, 'Plan de acción').getByRole('button', { name: '+ Empezar un plan' }).click();
  await expectAccessible(page, 'the session in Spanish');
  const talk = page.getByRole('complementary', { name: 'Guía de conversación' });
  await talk.getByText('Inglés').click();
  await talk.getByText('What would you like to do for your health in the next week or two?').waitFor();
  await page.getByRole('button', { name: 'Revisar y firmar' }).waitFor();
});

test('the keys go everywhere, and letters stay letters while typing', async () => {
  const { page } = await visit(opened);
  const words = step(page, 'Agenda').getByLabel('Their words');
  await words.pressSequentially('why?');
  expect(await words.inputValue()).toBe('why?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('Control+Enter');
  expect(await page.getByRole('link', { name: /^Last plan/ }).getAttribute('aria-current')).toBe('step');
  await page.keyboard.press('Alt+9');
  expect(await isFocused(step(page, 'Measured').getByLabel('Upper number'))).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await expectAccessible(page, 'the keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  expect(await words.inputValue()).toBe('');
});

test('the talk track follows the eye down the page, and stays with the hand where something is written', async () => {
  const { page } = await visit(rich);
  const talk = page.getByRole('complementary', { name: 'Talk track' });
  await talk.getByText('Agenda').waitFor();
  await page.mouse.move(800, 400);
  await page.mouse.wheel(0, 1500);
  await talk.getByText('Agenda').waitFor({ state: 'detached' });
  await step(page, 'Promises').getByRole('textbox', { name: 'I will' }).focus();
  await talk.getByText('Promises').waitFor();
  await page.mouse.wheel(0, 40);
  await page.waitForTimeout(300);
  await talk.getByText('Promises').waitFor();
  // The line of steps shows what is in sight, though the hand is elsewhere.
  const inSight = page.locator('.step-line [aria-current]');
  await page.mouse.wheel(0, -20_000);
  await expect.poll(() => inSight.textContent()).toContain('Agenda');
  expect(await isFocused(step(page, 'Promises').getByRole('textbox', { name: 'I will' }))).toBe(true);
});
