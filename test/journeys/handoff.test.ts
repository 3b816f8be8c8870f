import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { HandoffView } from '../../server/http/contract/handoff.ts';
import { noiseOf, openBrowser } from '../parts/browser.ts';
import { coachByWire } from '../parts/coach-by-wire.ts';
import { type PracticeDay, practiceDay } from '../parts/practice-day.ts';
import { openCoaching, pointAt, signIn, startSession } from './coach.ts';
import { englishWordsIn } from './english-words.ts';
import { expectScreenHolds } from './screens.ts';

let day: PracticeDay;
let browser: Browser;
beforeAll(async () => {
  [day, browser] = await Promise.all([practiceDay(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await day.close();
});

const written = <T>(type: string, patient: string): T[] =>
  (day.emr.store.all(type) as { identifier?: unknown }[]).filter(
    one =>
      JSON.stringify(one).includes(`Patient/${patient}`) &&
      JSON.stringify(one.identifier ?? '').includes('chart-write'),
  ) as T[];

test('from the physician’s one tap to the coach’s first session: called on the list, taken, met, told back', async () => {
  const list = await (await signIn(browser, day, 'coach-dana')).newPage();
  const noise = noiseOf(list);
  await list.goto(`${day.emr.url}/apps/alongside/practice`);
  await list.getByRole('heading', { name: 'Waiting for you' }).waitFor();
  await list.getByText('Nobody waits.').waitFor();
  await expectScreenHolds(list, 'the coach’s list with nobody on it');

  const physician = await signIn(browser, day, 'dr-osei');
  const osei = await openCoaching(physician, day, 'walter-greene');
  const call = osei.app.getByRole('button', { name: 'Call a coach now' });
  await call.waitFor();
  const began = Date.now();
  await pointAt(call); // what belongs to the one tap comes with who is there
  await osei.app.getByText('Room, when, why').click();
  await osei.app.getByRole('textbox', { name: 'Room' }).fill('4');
  await osei.app.getByRole('textbox', { name: 'In your words' }).fill('afraid of insulin');
  await expectScreenHolds(osei.page, 'the physician’s page with the handoff panel');
  await call.click();
  await osei.app.getByText('Calling the coaches: just now').waitFor();

  const banner = list.getByRole('region', { name: 'A coach is asked for' });
  await banner.getByText('Dr. Ama Osei asks for a coach in room 4').waitFor();
  expect(await banner.textContent()).toMatch(/for Walter.*afraid of insulin/);
  expect(await list.title()).toBe('(!) Call: room 4');
  const second = await coachByWire(day, 'dr-osei', 'tasha-brooks');
  const urgent = { key: crypto.randomUUID(), urgency: 'now', room: '7', reasons: ['stress'] };
  const { id } = (await second.ask<HandoffView>('POST', '/api/handoffs', urgent)).body;
  await banner.getByText('Dr. Ama Osei asks for a coach in room 7').waitFor();
  expect(await list.title()).toBe('(!) 2 calls: room 4, room 7');
  await expectScreenHolds(list, 'the coach’s list with a call');
  await second.ask('POST', `/api/handoffs/${id}/withdrawal`, {});
  await banner.getByText('Dr. Ama Osei asks for a coach in room 7').waitFor({ state: 'detached' });
  await banner.getByRole('button', { name: 'I go' }).click();
  await list.getByText(/^You are on the way: room 4, for Walter .*\.$/).waitFor();
  await osei.app.getByText('Dana Reyes is on the way (just now)').waitFor();
  expect(await list.title()).toBe('Alongside');

  // From the row of the list, with no way through the EMR.
  const opens = list.getByRole('button', { name: /^Open the chart: Walter / });
  await opens.waitFor();
  await expectScreenHolds(list, 'the coach’s list with a handoff that was taken');
  const [chart] = await Promise.all([list.context().waitForEvent('page'), opens.click()]);
  await chart.getByText(/^Handed over by Dr\. Ama Osei, .*, room 4:/).waitFor();
  await chart.getByRole('textbox', { name: 'A line for the physician' }).fill('We begin today');
  await expectScreenHolds(chart, 'the preparation with a handoff');
  await chart.getByRole('button', { name: 'Met in the room' }).click();
  await osei.app.getByText(/^Dana Reyes met the patient in the room, .*: We begin today$/).waitFor();
  await startSession(chart);
  await chart.getByText(/^Handed over by Dr\. Ama Osei, .*, room 4 \(now, in the room\):/).waitFor();
  await chart.locator('.record strong', { hasText: 'afraid of insulin' }).waitFor();
  // Met in the room: nobody has to say once more how the talk is held.
  const held = chart.getByRole('group', { name: 'How we met' }).getByRole('radio', { name: 'In person' });
  expect(await held.isChecked()).toBe(true);
  expect(Date.now() - began, 'two minutes of clicking').toBeLessThan(120_000);

  await expect
    .poll(() => written<fhir4.Task>('Task', 'walter-greene').map(task => task.status))
    .toEqual(['completed']);
  // Her page stays open, and shows the talk once it is signed.
  const byWire = await coachByWire(day, 'coach-dana', 'walter-greene');
  const talk = await byWire.open();
  const { rev } = await byWire.write(talk, { agenda: { words: 'My feet' } });
  await byWire.sign(talk.id, rev);
  await osei.app.getByText(/Last talk .*Dana Reyes/).waitFor();
  const [order] = written<fhir4.ServiceRequest>('ServiceRequest', 'walter-greene');
  const [task] = written<fhir4.Task>('Task', 'walter-greene');
  expect(order).toMatchObject({ status: 'completed', requester: { reference: 'Practitioner/dr-osei' } });
  expect(task).toMatchObject({
    focus: { reference: `ServiceRequest/${order?.id}` },
    owner: { reference: 'Practitioner/coach-dana' },
    note: [{ text: 'Met in the room. We begin today' }],
  });
  const [team] = written<fhir4.CareTeam>('CareTeam', 'walter-greene');
  expect(team?.participant).toMatchObject([{ member: { reference: 'Practitioner/coach-dana' } }]);
  expect(noise).toEqual([]);
  await physician.close();
  await list.context().close();
});

test('a panel handed over: proposed by keyboard with a line to know, taken on where it says what matters', async () => {
  const marcus = await (await signIn(browser, day, 'coach-marcus')).newPage();
  await marcus.goto(`${day.emr.url}/apps/alongside/practice`);
  await marcus.getByRole('link', { name: 'Panels', exact: true }).waitFor();
  const dana = await (await signIn(browser, day, 'coach-dana')).newPage();
  const noise = [noiseOf(dana), noiseOf(marcus)];
  await dana.goto(`${day.emr.url}/apps/alongside/practice`);
  await dana.getByRole('link', { name: 'Panels', exact: true }).press('Enter');
  await dana.getByRole('button', { name: 'Hand over my patients' }).press('Enter');
  // He is the only other coach, so that he is chosen.
  await dana.getByRole('checkbox', { name: /^Marcus Bell/, checked: true }).waitFor();
  const leaves = dana.getByRole('radio', { name: 'leaves the practice' });
  await leaves.press('Space');
  await dana.getByLabel('What I would want to know of Walter').fill('Ask about the bus first');
  await expectScreenHolds(dana, 'patients being handed over');
  await dana.getByLabel('I would like to be there at the first contact').press('Space');
  // Refused, it shows what was chosen all the same, and not what it began with: React resets a form after each deed.
  const toMarcus = dana.getByRole('checkbox', { name: /^Marcus Bell/ });
  await toMarcus.press('Space');
  await dana.getByRole('button', { name: 'Hand over 1 patient' }).press('Enter');
  await dana.getByText('Choose at least one coach.').waitFor();
  await dana.locator('.panel-form').evaluate((form: HTMLFormElement) => form.reset());
  expect([await toMarcus.isChecked(), await leaves.isChecked()]).toEqual([false, true]);
  await toMarcus.press('Space');
  await dana.getByRole('button', { name: 'Hand over 1 patient' }).press('Enter');
  await dana.getByText(/^1 patient handed over: they stay where they are/).waitFor();

  // His list is open, and says so by itself.
  await marcus.getByRole('link', { name: 'Panels (1)' }).press('Enter');
  await marcus.getByRole('heading', { name: 'Dana Reyes asks you to take on 1 patient' }).waitFor();
  const walter = marcus.getByRole('article', { name: /^Walter / });
  await walter.getByText('Ask about the bus first').waitFor();
  await walter.getByText(/Dana asked me to walk with you from here\. Shall we talk with Dana too/).waitFor();
  await walter.getByText(/in person, Dana Reyes|by phone, Dana Reyes|talk, Dana Reyes/).waitFor();
  await expectScreenHolds(marcus, 'what matters of a patient handed over');
  await walter.getByRole('button', { name: /^Take on Walter / }).press('Enter');
  await marcus.getByText('1 patient: taken on. They are on your list.').waitFor();
  await dana.getByText('Nobody is on the way to another coach.').waitFor();
  await marcus.getByRole('link', { name: 'Waiting for you' }).press('Enter');
  // There is nothing due with him, so he is in what is folded.
  await marcus.locator('[data-patient=walter-greene]').waitFor({ state: 'attached' });
  // His own launch out of the chart may write there: it then says who coaches.
  const [team] = written<fhir4.CareTeam>('CareTeam', 'walter-greene');
  await coachByWire(day, 'coach-marcus', 'walter-greene');
  const members = () =>
    written<fhir4.CareTeam>('CareTeam', 'walter-greene')
      .find(({ id }) => id === team?.id)
      ?.participant?.map(({ member }) => member?.reference);
  await expect.poll(members).toEqual(['Practitioner/coach-marcus']);
  expect(noise).toEqual([[], []]);
  await dana.context().close();
  await marcus.context().close();
});

test('a found patient from search to first contact: counted, read, listed with why, invited, called, by keyboard', async () => {
  const page = await (await signIn(browser, day, 'coach-dana')).newPage();
  const noise = noiseOf(page);
  await page.goto(`${day.emr.url}/apps/alongside/practice`);
  await page.getByRole('link', { name: 'Find patients' }).press('Enter');
  await page.getByRole('checkbox', { name: 'Chronic kidney disease' }).press('Space');
  await page.getByRole('button', { name: 'Count first' }).press('Enter');
  await page.getByRole('heading', { name: 'To be looked through' }).waitFor();
  await expectScreenHolds(page, 'patients to be looked for');
  await page.getByRole('button', { name: 'Look for them' }).press('Enter');
  await page.getByText('All that was asked for was read.').waitFor();
  const miguel = page.locator('.found-row[data-patient=miguel-santos]');
  await miguel.getByText('On the problem list: Chronic kidney disease, stage 3.').waitFor();
  await expectScreenHolds(page, 'patients who were found');
  await miguel.getByRole('button', { name: /^Ask a physician/ }).focus();
  await page.keyboard.press('d');
  await page.getByRole('dialog', { name: /^Take Miguel .* off the list$/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('i');
  await miguel.getByText('On your list: call them, and log it there.').waitFor();
  await miguel.getByRole('link', { name: 'To your list' }).press('Enter');
  const row = page.locator('.queue-row[data-patient=miguel-santos]');
  await row.locator('.queue-why', { hasText: 'first contact to make' }).waitFor();
  // Invited, not called: no room, nobody on the way, nothing to have met in.
  await row.getByText(/^Invited by you on/).waitFor();
  await row.getByRole('button', { name: /^Did not want: Miguel/ }).waitFor();
  await expectScreenHolds(page, 'the list with somebody invited');
  await row.locator('.queue-do').focus();
  await page.keyboard.press('l');
  await page.getByRole('dialog', { name: /^Log a contact: Miguel/ }).waitFor();
  await page.keyboard.press('v');
  await page.keyboard.press('Enter');
  await page.getByText(/^Logged: Voicemail left, Miguel/).waitFor();
  // Nothing of it is in the chart: no physician asked, and he does not know yet.
  expect(written('ServiceRequest', 'miguel-santos')).toEqual([]);
  expect(noise).toEqual([]);
  await page.context().close();
});

test('in Spanish the list says nothing in English', async () => {
  const osei = await coachByWire(day, 'dr-osei', 'eli-novak');
  const body = { key: crypto.randomUUID(), urgency: 'today', reasons: ['fear', 'weight'] };
  await osei.ask('POST', '/api/handoffs', body);
  const list = await (await signIn(browser, day, 'coach-marcus', { locale: 'es-MX' })).newPage();
  await list.goto(`${day.emr.url}/apps/alongside/practice`);
  await list.getByRole('heading', { name: 'Referencias' }).waitFor();
  await list.getByRole('button', { name: '¿Cómo salió?' }).first().click();
  await list.getByRole('button', { name: 'Con cita' }).waitFor();
  const words = (await list.locator('main').textContent()) ?? '';
  expect(englishWordsIn(words.replace(/afraid of insulin|We begin today/g, ''))).toEqual([]);
  await expectScreenHolds(list, 'the coach’s list in Spanish');
  await list.getByRole('button', { name: 'Con cita' }).first().press('Enter');
  await list.getByRole('heading', { name: 'Con cita o sin encontrar' }).waitFor();
  await list.context().close();
});

test.each([
  ['epic-like', 'note-only', 'sam-rivera'],
  ['read-only', 'not-accepted', 'ruth-abrams'],
] as const)('an EMR that is %s gets no order; the physician is told: %s', async (as, status, patient) => {
  day.emr.setDisguise(as);
  onTestFinished(() => day.emr.setDisguise('open'));
  const osei = await coachByWire(day, 'dr-osei', patient);
  const dana = await coachByWire(day, 'coach-dana', patient);
  const body = { key: crypto.randomUUID(), urgency: 'now', room: '2', reasons: ['diabetes'] };
  const made = await osei.ask<HandoffView>('POST', '/api/handoffs', body);
  await dana.ask('POST', `/api/handoffs/${made.body.id}/outcome`, { outcome: 'met' });
  const [told] = (await osei.ask<HandoffView[]>('GET', '/api/handoffs')).body;
  expect(told).toMatchObject({ status: 'met', chart: { status } });
  const session = await dana.open();
  await dana.write(session, { agenda: { words: 'My sugar' } });
  expect((await dana.preview(session.id)).note).toMatch(
    /HOW THE PATIENT CAME TO COACHING\n- Handed over warmly by Dr\. Ama Osei,[\s\S]*room 2\.\s+Reason:\s+Diabetes\.\s+Outcome: met in the room\./,
  );
  await dana.sign(session.id, (await dana.preview(session.id)).rev);
  const inChart = async () => (await osei.ask<HandoffView[]>('GET', '/api/handoffs')).body[0]?.chart;
  if (as === 'epic-like') await expect.poll(inChart).toMatchObject({ status, noteInChart: false });
  expect(written('ServiceRequest', patient)).toEqual([]);
  expect(written('Task', patient)).toEqual([]);
});

test('a talk begun without “I go”: one answer, and the chart has it as if it had been taken; told too late, no note says so', async () => {
  const patient = 'eli-novak';
  const osei = await coachByWire(day, 'dr-osei', patient);
  const dana = await coachByWire(day, 'coach-dana', patient);
  const newest = async () => (await osei.ask<HandoffView[]>('GET', '/api/handoffs')).body[0];
  const handOver = async () => {
    const body = { key: crypto.randomUUID(), urgency: 'now', room: '2', reasons: ['weight'] };
    return (await osei.ask<HandoffView>('POST', '/api/handoffs', body)).body.id;
  };
  const signed = async () => {
    const session = await dana.open();
    const { rev } = await dana.write(session, { agenda: { words: 'My weight' } });
    await dana.sign(session.id, rev);
    return session.id;
  };
  const handoffId = await handOver();
  await dana.ask('POST', `/api/sessions/${await signed()}/handoff`, { handoffId, outcome: 'introduced' });
  expect(await newest()).toMatchObject({ status: 'introduced', coach: 'Dana Reyes' });
  await expect.poll(async () => (await newest())?.chart?.status).toBe('in-chart');
  const introduced = () =>
    written<fhir4.Task>('Task', patient).find(({ note }) => note?.[0]?.text.startsWith('Introduced'));
  await expect.poll(introduced).toMatchObject({
    ...{ status: 'completed', owner: { reference: 'Practitioner/coach-dana' } },
  });

  day.emr.setDisguise('epic-like');
  onTestFinished(() => day.emr.setDisguise('open'));
  const late = await handOver();
  await dana.ask('POST', `/api/sessions/${await signed()}/handoff`, { handoffId: late, outcome: 'met' });
  expect(await newest()).toMatchObject({ status: 'met', chart: { status: 'not-accepted' } });
});
