import { readFile } from 'node:fs/promises';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noiseOf, openBrowser } from '../parts/browser.ts';
import { pdfText } from '../parts/pdf-text.ts';
import { type PracticeDay, practiceDay } from '../parts/practice-day.ts';
import { notesOf, openCoaching, signIn } from './coach.ts';
import { englishPhrasesIn } from './english-phrases.ts';
import { appFrame, expectScreenHolds } from './screens.ts';

let day: PracticeDay;
let browser: Browser;
beforeAll(async () => {
  [day, browser] = await Promise.all([practiceDay({ history: true }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await day.close();
});

/** The chart's own words, as it wrote them: a diagnosis, a dose, where a band is from. */
const chartSays = ['blood pressure', 'a day', 'in the chart'];
const goal = 'Comer más verduras que mi mamá';

describe('a coach whose browser speaks Spanish', () => {
  it('prepares, coaches and signs in Spanish; the chart gets its note in English, the patient her page in Spanish', async () => {
    const context = await signIn(browser, day, 'coach-dana', { locale: 'es-US' });
    const { page, app } = await openCoaching(context, day, 'rosa-morales');
    const noise = noiseOf(page);
    await app.getByText('Caminar con mi hermana').first().waitFor();
    await app.getByText(/expediente leído/).waitFor();
    await expectInSpanish(page, 'preparation');
    await expectScreenHolds(page, 'preparation in Spanish');

    await app.getByRole('button', { name: 'Empezar sesión' }).click();
    await app.getByRole('heading', { name: 'Agenda' }).waitFor();
    await app.getByRole('textbox', { name: 'Sus palabras' }).fill('Quiero cenar mejor');
    await app.getByRole('button', { name: 'Empezar un plan' }).click();
    const plan = app.getByRole('region', { name: 'Plan de acción' });
    await plan.getByLabel('Lo que quiere').fill(goal);
    await plan.getByLabel('Qué', { exact: true }).fill('Cenar con media charola de nopales');
    await plan.getByLabel('Cuántas veces').first().fill('4');
    await plan.getByRole('button', { name: 'Mañana', exact: true }).click();
    await plan.getByRole('radiogroup', { name: 'Qué tan seguro' }).getByText('8', { exact: true }).click();
    await plan.getByText('Sí, este es mi plan').click();
    await plan.getByRole('button', { name: 'En 2 semanas' }).click();
    await plan.getByText('Teléfono').click();
    await plan.getByText('Queda activo cuando usted firme.').waitFor();
    expect(await plan.getByLabel('Teléfono').isChecked()).toBe(true); // and still there, under the hand
    expect(await plan.getByTestId('step-sentence').textContent()).toContain('4 veces por semana');
    await app.getByText(/^Guardado/).waitFor();
    await expectInSpanish(page, 'session');
    await expectScreenHolds(page, 'session in Spanish');

    await app.getByRole('button', { name: 'Revisar y firmar' }).click();
    await app.getByText('Lo que recibe el expediente').waitFor();
    await expectInSpanish(page, 'review');
    await app.getByRole('button', { name: 'Firmar y archivar' }).click();
    await app.getByText('Todo está en el expediente.').waitFor({ timeout: 20_000 });
    await expectInSpanish(page, 'receipts');
    await expectScreenHolds(page, 'receipts in Spanish');

    const paper = page.waitForEvent('download');
    await app.getByRole('button', { name: 'PDF en español' }).click();
    const words = pdfText(await readFile(await (await paper).path()));
    expect(words).toContain(goal);
    expect(words).not.toMatch(/\b(the|your|week)\b/i);
    await app.getByRole('button', { name: 'Hoja en español' }).click();
    const sheet = app.getByRole('article');
    await sheet.getByText(goal).waitFor();
    expect(await sheet.getAttribute('lang')).toBe('es');
    await expectInSpanish(page, 'handout');
    await expectScreenHolds(page, 'handout in Spanish');

    const [note] = notesOf(day, 'rosa-morales');
    expect(note).toContain(`"${goal}"`);
    expect(note).toMatch(/4 times a week/);
    expect(noise).toEqual([]);
    await context.close();
  });
});

/** The page says that it is Spanish, and nothing that we say on it, aloud or in print, is English. */
async function expectInSpanish(page: Page, where: string): Promise<void> {
  const frame = appFrame(page);
  expect(await frame.evaluate(() => document.documentElement.lang)).toBe('es');
  const english = englishPhrasesIn(await ownWords(frame)).filter(phrase => !chartSays.includes(phrase));
  expect(english, where).toEqual([]);
}

/** What the page says, folded parts too, without what is marked as another language, the note above all. */
async function ownWords(frame: Frame): Promise<string> {
  await frame.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
    for (const english of document.querySelectorAll<HTMLElement>('#page [lang=en]')) english.hidden = true;
  });
  // biome-ignore lint/performance/useDomNodeTextContent: only what is seen counts
  const seen = await frame.locator('body').innerText();
  const heard = await frame.evaluate(() => {
    const named = ['aria-label', 'placeholder', 'title'].flatMap(name =>
      [...document.querySelectorAll(`#page [${name}]:not([lang=en])`)].map(each => each.getAttribute(name)),
    );
    for (const folded of document.querySelectorAll('details')) folded.open = false;
    for (const english of document.querySelectorAll<HTMLElement>('#page [lang=en]')) english.hidden = false;
    return [document.title, ...named].join(' | ');
  });
  return `${seen} | ${heard}`;
}
