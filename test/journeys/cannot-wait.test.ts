import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HandoffView } from '../../server/http/contract/handoff.ts';
import { noiseOf, openBrowser } from '../parts/browser.ts';
import { coachByWire } from '../parts/coach-by-wire.ts';
import { type PracticeDay, practiceDay } from '../parts/practice-day.ts';
import { openCoaching, signIn } from './coach.ts';
import { englishWordsIn } from './english-words.ts';
import { appFrame, expectScreenHolds } from './screens.ts';

let day: PracticeDay;
let browser: Browser;
beforeAll(async () => {
  [day, browser] = await Promise.all([practiceDay(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await day.close();
});

test('what a patient reports to her coach is on the physician’s page within seconds, is seen, closed, and in the chart', async () => {
  const marcus = await coachByWire(day, 'coach-marcus', 'eli-novak'); // a medical assistant: a physician signs too
  const talk = await marcus.open();
  const { rev } = await marcus.write(talk, { agenda: { words: 'Sleeping through the night' } });
  expect((await marcus.sign(talk.id, rev)).status).toBe(200);

  const physician = await signIn(browser, day, 'dr-osei');
  const page = await physician.newPage();
  const noise = noiseOf(page);
  await page.goto(`${day.emr.url}/apps/alongside/practice`);
  await page.getByRole('heading', { name: 'Your day' }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/app\/[\w-]{32}\/day$/);
  await page.getByText(/^Nothing is open\./).waitFor();
  await page.getByRole('button', { name: /^Open the session of / }).press('Enter');
  await page.getByText('Sleeping through the night').first().waitFor();
  await page.getByText(/^SHA-256 of this note as it was filed: [0-9a-f]{64}$/).waitFor();
  await expectScreenHolds(page, 'a physician’s day, a session opened to be signed');
  await page.getByRole('button', { name: 'Sign', exact: true }).press('Enter');
  await page.getByText(/^Nothing waits\./).waitFor();

  const question = { words: 'Melatonin?', offers: ['Yes'], urgency: 'this-week', forPatient: true };
  await marcus.ask('POST', '/api/questions', { key: crypto.randomUUID(), ...question });
  await page.getByRole('button', { name: 'Yes', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Send now' }).press('Enter');
  await page.getByText('No question waits for you.').waitFor(); // the last one is gone, and what became of it is said
  await page.getByText('Sent: the answer about Eli Novak.').waitFor();

  const coach = await signIn(browser, day, 'coach-dana', { locale: 'es-MX' });
  const { page: chart, app } = await openCoaching(coach, day, 'rosa-morales');
  const coachNoise = noiseOf(chart);
  await app.getByText('Anotar lo que reporta').click();
  await app.getByRole('textbox', { name: 'Azúcar en la sangre' }).fill('48');
  await app.getByRole('textbox', { name: 'En sus palabras' }).fill('Tiemblo y sudo desde las diez');
  await app.getByRole('button', { name: 'Anotar', exact: true }).press('Enter');
  await app.getByText('Anotado, y se avisó a un médico. Lo que usted hace ahora:').waitFor();
  await app.getByText(/15 gramos de azúcar rápida/).waitFor();
  await app.getByText('Llame a la persona ahora y no cuelgue.').waitFor(); // a check-in: nobody is in the room
  await app.locator('.report-raised').getByRole('link', { name: '614-555-0111' }).waitFor(); // whom she calls
  const strip = app.getByRole('region', { name: 'Lo que no puede esperar' });
  await strip.getByText('Nadie la ha visto', { exact: false }).waitFor();
  const said = ((await strip.textContent()) ?? '') + ((await app.locator('.report').textContent()) ?? '');
  const names = /Rosa Elena Morales|Dana Reyes|Dr\. Ama Osei|Dr\. Per Lindqvist|mg\/dL|mmol\/L|mmHg|PHQ-9/g;
  expect(said).toContain('Dra. Osei 555-0101 · en peligro ahora: 911'); // the practice’s own line, in Spanish
  expect(englishWordsIn(said.replaceAll(names, ''))).toEqual([]);
  await expectScreenHolds(chart, 'a red flag from a check-in, for the coach, in Spanish');

  const card = page.getByRole('article').filter({ hasText: 'Very low blood sugar' });
  await card.getByText(/Rosa Elena Morales/).waitFor({ timeout: 10_000 });
  await card.getByText('Tiemblo y sudo desde las diez').waitFor();
  await card.getByText('Blood sugar 48 mg/dL').waitFor();
  await card.getByRole('link', { name: '614-555-0111' }).waitFor(); // Rosa’s own, from her chart
  await card.getByText('555-0117, Mon to Thu').waitFor(); // Dana’s, as the practice says it
  await expectScreenHolds(page, 'what cannot wait, with a red flag');
  await card.getByRole('button', { name: 'I have seen it' }).press('Enter');
  await card.getByText(/^Dr. Ama Osei saw it/).waitFor();

  await card.getByText('Close it with what was done').press('Enter');
  await card.getByRole('button', { name: 'Close', exact: true }).click();
  await card.getByText('Choose what was done.').waitFor();
  await card.getByText('Talked by phone', { exact: true }).click();
  await card.getByRole('textbox', { name: 'In a line' }).fill('Ate at eleven, now 96; metformin halved');
  await card.getByRole('button', { name: 'Close', exact: true }).press('Enter');
  await page.getByText(/^Nothing is open\./).waitFor();
  await page.getByText('Closed in the last seven days').press('Enter');
  await page.getByText('Ate at eleven, now 96; metformin halved').first().waitFor();
  await strip.waitFor({ state: 'detached', timeout: 20_000 });

  // Closed without a chart: what stands in Rosa's is changed once the physician opens it.
  const opened = await openCoaching(physician, day, 'rosa-morales');
  await opened.app.getByText('The whole preparation').waitFor();
  await opened.app
    .getByText('red flag, closed by Dr. Ama Osei: talked by phone, “Ate at eleven, now 96; metformin halved”')
    .waitFor();
  const flags = () => day.emr.store.all('Flag') as fhir4.Flag[];
  await expect.poll(() => flags().map(({ status }) => status), { timeout: 15_000 }).toEqual(['inactive']);
  expect(noise).toEqual([]);
  expect(coachNoise).toEqual([]);
  await Promise.all([physician.close(), coach.close()]);
});

test('with six charts open in one browser a red flag comes at once, and the seventh chart opens and saves', async () => {
  const physician = await signIn(browser, day, 'dr-osei');
  const streams = new Set<Request>();
  physician.on('request', asked => asked.url().endsWith('/api/live') && streams.add(asked));
  for (const ended of ['requestfinished', 'requestfailed'] as const)
    physician.on(ended as 'requestfinished', asked => streams.delete(asked));
  const patients = [
    'walter-greene',
    'grace-okafor',
    'sam-rivera',
    'tasha-brooks',
    'ruth-abrams',
    'dee-oconnor',
  ];
  const charts = await Promise.all(patients.map(patient => openCoaching(physician, day, patient)));
  for (const { app } of charts) await app.getByRole('button', { name: 'Call a coach now' }).waitFor();
  await expect.poll(() => streams.size).toBe(3);

  const seventh = await openCoaching(physician, day, 'eli-novak');
  await seventh.app.getByRole('button', { name: 'Call a coach now' }).click();
  await seventh.app.getByText('Calling the coaches: just now').waitFor();

  const dana = await coachByWire(day, 'coach-dana', 'eli-novak');
  const readings = [
    { measure: 'glucose', value: 48, unit: 'mg/dL' },
    { measure: 'blood-pressure', systolic: 192, diastolic: 118, unit: 'mm[Hg]' },
  ];
  const report = { key: crypto.randomUUID(), from: 'check-in', toldBy: 'patient', readings };
  expect((await dana.ask('POST', '/api/check-ins', report)).status).toBe(200);
  const told = () => Promise.all(charts.map(({ app }) => app.getByText('Very low blood sugar').count()));
  const whereTold = async () => (await told()).filter(count => count > 0).length;
  // Those that hold a stream, by themselves; the others look every fifteen seconds, and one may just then.
  await expect.poll(whereTold, { timeout: 10_000 }).toBeGreaterThanOrEqual(3);

  // Out of sight a page lets its stream go, and one that is in sight takes it.
  const turn = (state: 'hidden' | 'visible') => (page: Page) =>
    appFrame(page).evaluate(now => {
      Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  const pages = [...charts, seventh].map(({ page }) => page);
  await Promise.all(pages.map(turn('hidden')));
  await expect.poll(() => streams.size).toBe(0);
  await turn('visible')(seventh.page);
  await expect.poll(() => streams.size).toBe(1);
  await seventh.app
    .getByRole('heading', { name: /^Very low blood sugar, 48 mg\/dL/ })
    .waitFor({ timeout: 10_000 });
  await seventh.app.getByRole('heading', { name: /^Blood pressure in crisis, 192\/118 mmHg/ }).waitFor();
  // Two open flags leave the three lines where they are read first.
  const isInSight = (lines: Element) => lines.getBoundingClientRect().bottom <= innerHeight;
  expect(await seventh.app.locator('.phys-lines').evaluate(isInSight)).toBe(true);

  // Where every coach has said that they cannot come, nobody would like to know the room any more.
  await seventh.app.getByText('The coach would like to know: which room, and why?').waitFor();
  const osei = await coachByWire(day, 'dr-osei', 'eli-novak');
  const [call] = (await osei.ask<HandoffView[]>('GET', '/api/handoffs')).body;
  for (const coach of [dana, await coachByWire(day, 'coach-marcus', 'eli-novak')])
    expect((await coach.ask('POST', `/api/handoffs/${call?.id}/passing`, {})).status).toBe(200);
  await seventh.app.getByText('The coach would like to know: why?').waitFor();
  await physician.close();
});
