import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { triedTypes } from '../../server/domain/chart/proven.ts';
import { isOurs } from '../fhir-profiles/gate.ts';
import { expectAccessible, noiseOf, type SharedBrowser, sharedBrowser } from '../parts/browser.ts';
import { type PracticeDay, practiceDay } from '../parts/practice-day.ts';
import { openCoaching, signIn } from './coach.ts';
import { englishWordsIn } from './english-words.ts';
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

const point = (app: FrameLocator | Page, name: string) =>
  app.getByRole('listitem').filter({ has: app.getByRole('heading', { name, exact: true }) });

test('the administrator opens the practice without a chart, asks the EMR again, and says what holds there', async () => {
  const context = await signIn(browser, day, 'admin-kim');
  const page = await context.newPage();
  const noise = noiseOf(page);
  await page.goto(`${day.emr.url}/apps/alongside/practice`);
  await page.getByRole('heading', { name: 'What this EMR accepts' }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/app\/[\w-]{32}\/practice$/);
  const ofGoal = point(page, 'Goal');
  expect(await ofGoal.textContent()).toContain('A record of its own');
  await page.getByText('Never tried: what the EMR says of itself is believed.').waitFor();
  await page.getByText(/Open the chart of a test patient in the EMR/).waitFor();
  await expectScreenHolds(page, 'what this EMR accepts, without a chart');

  day.emr.setDisguise('epic-like');
  await page.getByRole('button', { name: 'Ask the EMR again' }).click();
  await page.getByText(/Goals: may be made no more\./).waitFor();
  expect(await ofGoal.textContent()).toMatch(
    /A section of the note[\s\S]*The EMR says that it does not take it/,
  );
  day.emr.setDisguise('open');
  await page.getByRole('button', { name: 'Ask the EMR again' }).click();
  await page.getByText(/Goals: may be made now\./).waitFor();

  const making = point(page, 'Kinds of entries it lets us make');
  await making.getByRole('button', { name: /^Say something else/ }).press('Enter');
  await page.keyboard.press('Space'); // the focus is on the first kind: notes
  await page.getByRole('button', { name: 'Keep it' }).first().click();
  await page.getByText('Say why.').waitFor();
  await page.getByRole('textbox', { name: 'Why' }).fill('Contract of June: notes only');
  await page.getByRole('button', { name: 'Keep it' }).first().press('Enter');
  await page.getByText('Kept. Your practice decides: Kinds of entries it lets us make.').waitFor();
  expect(await ofGoal.textContent()).toMatch(
    /A section of the note[\s\S]*Kim Alvarez[\s\S]*Contract of June/,
  );
  expect(await point(page, 'Coaching note').textContent()).toContain('A record of its own');
  await expectScreenHolds(page, 'what this EMR accepts, with a claim of the practice');

  const opener = making.getByRole('button', { name: /^Say something else/ });
  expect(await opener.evaluate(button => button === document.activeElement)).toBe(true);
  await making.getByRole('button', { name: /^Take it back:/ }).click();
  await page.getByRole('textbox', { name: 'Why' }).fill('The contract was widened');
  await making.getByRole('button', { name: 'Take it back', exact: true }).click();
  await page.getByText('Taken back: Kinds of entries it lets us make.').waitFor();
  expect(await ofGoal.textContent()).toContain('A record of its own');
  await making.getByText('Taken back', { exact: true }).click();
  await making.getByText(/The contract was widened \(Kim Alvarez\)/).waitFor();

  await page.getByText('as a draft a clinician signs').click();
  await page.getByRole('textbox', { name: 'Requests at once' }).fill('4');
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await page.getByText('Kept.', { exact: true }).waitFor();
  await page.reload();
  expect(await page.getByRole('textbox', { name: 'Requests at once' }).inputValue()).toBe('4');
  expect(await page.getByRole('radio', { name: 'as a draft a clinician signs' }).isChecked()).toBe(true);

  const weights = page.getByRole('region', { name: 'The coaches’ queue' });
  await weights.getByLabel('Weight: A clinician’s answer to tell').fill('150');
  await weights.getByRole('button', { name: 'What it would do' }).press('Enter');
  await weights.getByText('No coach has patients yet.').waitFor();
  await expectAccessible(page, 'what other weights would do');
  await weights.getByRole('button', { name: 'Keep these' }).press('Enter');
  await weights.getByText('Kept as version 1. Every queue is by it now.').waitFor();

  await page.getByRole('button', { name: 'Change: Very low blood sugar' }).press('Enter');
  await page.keyboard.type('Juice stands in room 2'); // the focus is on what the coach does, in English
  await page.getByRole('button', { name: 'Keep it so' }).click();
  await page.getByText('In both languages, or in neither.').first().waitFor();
  await page
    .getByRole('textbox', { name: 'What the coach does, in Spanish' })
    .fill('Hay jugo en el cuarto 2');
  await page.getByRole('textbox', { name: 'Climbs, unseen, after' }).fill('3');
  await page.getByText(/ADA Standards of Care, level 2/).waitFor();
  await expectScreenHolds(page, 'what the practice does about a red flag, with what is usual');
  await page.getByRole('button', { name: 'Keep it so' }).press('Enter');
  await page.getByText(/^Kept: Very low blood sugar\./).waitFor();
  await page.getByText(/^Climbs after 3 min, once seen after 60 min/).waitFor();
  expect(noise).toEqual([]);
  await context.close();
});

test('in the chart of a test patient she makes a canary: it is proven how entries are sent, and nothing of it stands', async () => {
  const context = await signIn(browser, day, 'admin-kim', { locale: 'es-MX' });
  const { page, app } = await openCoaching(context, day, 'eli-novak');
  const noise = noiseOf(page);
  await app.getByRole('heading', { name: 'Qué acepta este sistema' }).waitFor();
  await app.getByText(/^Eli Novak, nacimiento/).waitFor();
  await app.getByRole('button', { name: 'Escribir las entradas de prueba' }).click();
  await app.getByText('Primero diga que es un paciente de prueba.').waitFor();
  await app
    .getByLabel('Es un paciente de prueba. Ninguna persona real tiene este expediente.')
    .press('Space');
  await app.getByRole('button', { name: 'Escribir las entradas de prueba' }).press('Enter');
  await app.getByText('Probado. Tipos de entradas escritos: 12.').waitFor();
  await app.getByText(/Probado por última vez .* por Kim Alvarez\./).waitFor();
  expect(await app.getByText(/Comprobado con un paciente de prueba/).count()).toBe(12);
  expect(await app.getByText('W1', { exact: true }).count()).toBe(12);
  const made = triedTypes.flatMap(type => day.emr.store.all(type)).filter(one => isOurs(one as never)) as {
    status?: string;
    lifecycleStatus?: string;
  }[];
  expect(made.length).toBeGreaterThanOrEqual(22);
  expect(made.filter(one => (one.lifecycleStatus ?? one.status) !== 'entered-in-error')).toEqual([]);
  const words = (await app.locator('main').textContent()) ?? '';
  const line = (await app.locator('textarea[lang=en]').first().textContent()) ?? '';
  const said = [
    'Contract of June: notes only',
    'The contract was widened',
    'Agreed in the practice meeting',
    line,
  ].reduce((left, written) => left.replace(written, ''), words);
  expect(englishWordsIn(said.replaceAll('Sandbox EMR', ''))).toEqual([]);
  await expectScreenHolds(page, 'what this EMR accepts, after a canary, in Spanish');
  expect(noise).toEqual([]);
  await context.close();
});
