import { readFile } from 'node:fs/promises';
import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, noiseOf, type SharedBrowser, sharedBrowser } from '../parts/browser.ts';
import { pdfText } from '../parts/pdf-text.ts';
import { type PracticeDay, practiceDay } from '../parts/practice-day.ts';
import { notesOf, openCoaching, signIn } from './coach.ts';
import { englishWordsIn } from './english-words.ts';
import { expectScreenHolds } from './screens.ts';
import { expectInSpanish } from './spanish-screen.ts';

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

const names = ['Rosa Elena Morales', 'Dana Reyes', 'Dr. Ama Osei', 'Linden Street Family Medicine'];
const goal = 'Comer más verduras que mi mamá';

describe('a coach whose browser speaks Spanish', () => {
  it('prepares, coaches and signs in Spanish; the chart gets its note in English, the patient her page in Spanish', async () => {
    const context = await signIn(browser, day, 'coach-dana', { locale: 'es-US' });
    const { page, app } = await openCoaching(context, day, 'rosa-morales');
    const noise = noiseOf(page);
    await app.getByText('Caminar con mi hermana').first().waitFor();
    await app.getByText(/expediente leído/).waitFor();
    await expectInSpanish(page, 'preparation', names);
    await expectScreenHolds(page, 'preparation in Spanish');
    await lookAtSource(app, 'Todos los datos, como los guarda el expediente');
    await app.getByText('Todos los datos, como los guarda el expediente').click();
    await app.getByText('Campo').first().waitFor();
    await expectInSpanish(page, 'a fact as the chart holds it', names);
    await app.getByRole('button', { name: 'Cerrar' }).click();

    await app.getByRole('button', { name: 'Empezar sesión' }).click();
    await app.getByRole('heading', { name: 'Agenda' }).waitFor();
    await expectInSpanish(page, 'session just begun', names);
    await talk(app);
    await expectInSpanish(page, 'session', names);
    await expectScreenHolds(page, 'session in Spanish');
    for (const [button, title] of [
      [/min hasta ahora/, 'Tiempo'],
      ['Versiones', 'Versiones'],
      ['Teclas', 'Teclas'],
    ] as const) {
      await app.getByRole('button', { name: button }).click();
      await app.getByRole('heading', { name: title }).waitFor();
      await expectInSpanish(page, title, names);
      await app.getByRole('button', { name: 'Cerrar' }).click();
    }

    await app.getByRole('button', { name: 'Revisar y firmar' }).click();
    await app.getByText('Anote a qué médico le dijo de la señal de alarma.').waitFor();
    await expectInSpanish(page, 'review of what is not ready', names);
    await app.getByRole('button', { name: 'Ir allí' }).first().click();
    await app.getByLabel('A qué médico se le dijo').fill('Dr. Ama Osei');
    await makeSmaller(app);
    await app.getByText(/^Guardado/).waitFor();
    await app.getByRole('button', { name: 'Revisar y firmar' }).click();
    await app.getByText('Lo que recibe el expediente').waitFor();
    await expectInSpanish(page, 'review', names);
    await app.getByRole('button', { name: 'Firmar y archivar' }).click();
    await app.getByText('Todo está en el expediente.').waitFor({ timeout: 20_000 });
    await expectInSpanish(page, 'receipts', names);
    await expectScreenHolds(page, 'receipts in Spanish');

    const paper = page.waitForEvent('download');
    await app.getByRole('button', { name: 'PDF en español' }).click();
    const words = pdfText(await readFile(await (await paper).path()));
    expect(words).toContain(goal);
    expect(words).toContain('Cuándo: después de la cena');
    expect(englishWordsIn(names.reduce((text, name) => text.replaceAll(name, ''), words))).toEqual([]);
    await app.getByRole('button', { name: 'Hoja en español' }).click();
    const sheet = app.getByRole('article');
    await sheet.getByText(goal).waitFor();
    await sheet.getByText('Dra. Osei 555-0101').waitFor();
    expect(await sheet.getAttribute('lang')).toBe('es');
    await expectInSpanish(page, 'handout', names);
    await expectScreenHolds(page, 'handout in Spanish');

    const note = (notesOf(day, 'rosa-morales')[0] ?? '').replaceAll(/\n {2}/g, ' ');
    expect(note).toContain(`"${goal}"`);
    expect(note).toMatch(
      /Step: Cenar con nopales, 2 times a week, after dinner, en mi cuarto, with family, from/,
    );
    expect(note).toContain(
      'Asked before: 5/10 for "Cenar con nopales, 4 times a week, after dinner, en mi cuarto',
    );
    expect(note).toContain('To try: Tie it to something done every day');
    expect(noise).toEqual([]);

    const list = await context.newPage();
    await list.goto(`${day.emr.url}/apps/alongside/practice`);
    await list.getByRole('link', { name: 'Mensajes' }).click();
    await list.getByRole('button', { name: /^Lucía/ }).click();
    await list.getByRole('button', { name: /¿Cómo le fue\?/ }).waitFor();
    await list.getByRole('button', { name: 'Anotar lo que llegó' }).click();
    await list.getByRole('textbox', { name: 'Palabra por palabra' }).waitFor();
    await expectInSpanish(list, 'messages', [
      ...names,
      'Lucía Fuentes',
      'Walter Franklin Greene',
      'Ruth Naomi Abrams',
    ]);
    await context.close();
  });
});

describe('a coach whose browser speaks English', () => {
  it('switches to Spanish at the foot of the page; the next chart comes in Spanish from the start', async () => {
    const context = await signIn(browser, day, 'coach-dana');
    const { page, app } = await openCoaching(context, day, 'lucia-fuentes');
    await app.getByText(/^chart read/).waitFor();
    await app.getByRole('button', { name: 'Cambiar a español' }).click();
    await app.getByText(/^expediente leído/).waitFor();
    // Her time on one axis, by the keys alone: from the newest mark back, and down to another row.
    await app.getByRole('link', { name: 'Línea de tiempo' }).click();
    const marks = app.getByRole('listbox');
    await marks.focus();
    const inHand = app.getByRole('option');
    const newest = await inHand.getAttribute('aria-label');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => inHand.getAttribute('aria-label')).not.toBe(newest);
    await expectInSpanish(page, 'timeline', ['Lucia Fuentes', ...names]);
    await app.getByText('Como tabla').click();
    await app.getByRole('columnheader', { name: 'Fila' }).waitFor();
    await expectScreenHolds(page, 'timeline');
    await app.getByRole('link', { name: 'Preparación' }).click();
    await app.getByText(/^expediente leído/).waitFor();
    // A voicemail by the letters that the Spanish dialog has.
    await app.getByRole('button', { name: 'Anotar un contacto' }).click();
    await app.getByRole('dialog').waitFor();
    await page.keyboard.press('v');
    await app.getByRole('radio', { name: /^Mensaje de voz/, checked: true }).waitFor();
    await expectInSpanish(page, 'a contact', ['Lucia Fuentes', ...names]);
    await page.keyboard.press('Enter');
    await app.getByText(/^Anotado: Mensaje de voz/).waitFor();
    await app.locator('summary', { hasText: 'Qué seguridad, y en qué quedó' }).click();
    await app.getByText('Se dice a partir de 3 planes').waitFor();
    // How a coach is reached is told in whose words it was written.
    await app.locator('summary', { hasText: 'Quién acompaña a esta persona' }).click();
    await app.getByText('Contacto: 555-0117, Mon to Thu').waitFor();

    day.emr.faults.add({ kind: 'down', times: 0, type: 'Observation' });
    await lookAtSource(
      app,
      'El sistema no respondió. Lo que usted escribió está a salvo.',
      'button.source:has-text("casa")',
    );
    await expectInSpanish(page, 'the EMR does not answer', ['Lucia Fuentes', ...names]);
    day.emr.faults.clear();

    const again = await openCoaching(context, day, 'lucia-fuentes');
    const noise = noiseOf(again.page);
    await again.app.getByText(/^(expediente leído|de .*leyendo)/).waitFor();
    expect(noise).toEqual([]); // drawn in Spanish by the server, and taken over as it was drawn
    await again.app.getByRole('button', { name: 'Salir' }).click();
    await again.app.getByRole('heading', { name: 'Usted salió' }).waitFor();
    await expectInSpanish(again.page, 'logged out', names);

    await context.close();
  });
});

describe('whoever has no screen here yet', () => {
  it('a biller who opens a chart reads why on a plain page, in Spanish', async () => {
    const context = await signIn(browser, day, 'biller-june', { locale: 'es-US' });
    const page = await context.newPage();
    await page.goto(`${day.emr.url}/chart/rosa-morales`);
    await page.getByRole('link', { name: 'Coaching', exact: true }).first().click();
    const frame = page.frameLocator('iframe[name=app]').locator(':root');
    await frame.getByRole('heading', { name: 'Esta página es para coaches y médicos' }).waitFor();
    expect(await frame.getAttribute('lang')).toBe('es');
    const said = (await frame.locator('body').textContent()) ?? '';
    expect(englishWordsIn(said.replace('no-patient', ''))).toEqual([]); // the code for IT
    await expectAccessible(await withoutSandbox(context, page), 'a biller in a chart, in Spanish');
    await context.close();
  });
});

/** What a page that lets nothing run says, where axe can look at it. */
async function withoutSandbox(context: BrowserContext, page: Page): Promise<Page> {
  const html = await (page.frame({ name: 'app' }) ?? page.mainFrame()).content();
  const copy = await context.newPage();
  await copy.setContent(html);
  return copy;
}

/** Every step of the page has something in it, a flag is up, and the plan is still too big. */
async function talk(app: FrameLocator): Promise<void> {
  const step = (name: string) => app.getByRole('region', { name, exact: true });
  await app.getByRole('textbox', { name: 'Sus palabras' }).first().fill('Quiero cenar mejor');
  const last = step('Último plan');
  await last.getByText('Una parte', { exact: true }).click();
  await last.getByRole('textbox', { name: 'Veces hechas' }).fill('4');
  await last.getByRole('textbox', { name: 'de las planeadas' }).fill('7');
  await last.getByText('Seguir igual').click();
  await app.getByRole('button', { name: 'Preguntar otra vez' }).click();
  await step('Con sus palabras').getByText('Todavía no', { exact: true }).click();
  await app.getByRole('button', { name: 'Agregar una conducta' }).click();
  await step('Disposición').getByRole('textbox', { name: 'Conducta' }).fill('Cenar');
  await step('Disposición').getByText('No lo piensa ahora').click();
  await app.getByRole('button', { name: /^metformin/ }).click();
  await step('Medicinas').getByText('A veces', { exact: true }).click();
  await step('Medicinas').getByText('Se le olvida').click();
  await step('Medicinas').getByRole('button', { name: 'Unirla a algo de todos los días' }).click();
  await step('Medidas').getByLabel('Número de arriba').fill('186');
  await step('Medidas').getByLabel('Número de abajo').fill('96');
  await app.getByRole('button', { name: 'Reportar la señal' }).first().click();

  await app.getByRole('button', { name: 'Empezar un plan' }).click();
  const plan = step('Plan de acción');
  await plan.getByLabel('Lo que quiere').fill(goal);
  await plan.getByLabel('Qué', { exact: true }).fill('Cenar con nopales');
  await plan.getByLabel('Cuántas veces').first().fill('4');
  await plan.getByRole('button', { name: 'después de la cena' }).click();
  await plan.getByLabel('Dónde').fill('en mi cuarto');
  await plan.getByRole('button', { name: 'con la familia' }).click();
  await plan.getByRole('button', { name: 'Mañana', exact: true }).click();
  await howSure(app, 5);
  await plan.getByRole('button', { name: 'Agregar algo que podría estorbar' }).click();
  expect(await plan.getByTestId('step-sentence').textContent()).toBe(
    'Cenar con nopales, 4 veces por semana, después de la cena, en mi cuarto, con la familia',
  );
  await app.getByText(/^Guardado/).waitFor();
}

async function makeSmaller(app: FrameLocator): Promise<void> {
  const plan = app.getByRole('region', { name: 'Plan de acción' });
  await plan.getByRole('button', { name: 'Menos veces' }).click();
  await howSure(app, 8);
  await plan.getByText('Sí, este es mi plan').click();
  await plan.getByRole('button', { name: 'En 2 semanas' }).click();
  await plan.getByText('Teléfono').click();
  await plan.getByText('Queda activo cuando usted firme.').waitFor();
  expect(await plan.getByLabel('Teléfono').isChecked()).toBe(true); // and still there, under the hand
}

const howSure = (app: FrameLocator, value: number): Promise<void> =>
  app
    .getByRole('radiogroup', { name: 'Cuánta seguridad siente', exact: true })
    .getByText(String(value), { exact: true })
    .click();

/** Presses a fact of the chart and waits for what comes of it. */
async function lookAtSource(app: FrameLocator, words: string, fact = 'button.source'): Promise<void> {
  await app.locator(fact).first().click();
  await app.getByText(words, { exact: false }).first().waitFor({ timeout: 15_000 });
}
