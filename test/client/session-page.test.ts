import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SessionDraft } from '../../server/domain/session/draft.ts';
import type { SessionView } from '../../server/http/contract/session.ts';
import { expectAccessible, noiseOf, openBrowser } from '../parts/browser.ts';
import { rich as prep } from './prep-views.ts';
import { type OneSession, oneSession } from './session-server.ts';
import { firstEver, opened, rich, sessionId, signed } from './session-views.ts';
import { builtPages, type Site, startSite } from './site.ts';

let browser: Browser;
const open: { stop(): Promise<void> }[] = [];
beforeAll(async () => {
  await builtPages();
  browser = await openBrowser();
});
afterAll(() => browser?.close());
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.stop();
});

type Visit = { page: Page; noise: string[]; session: OneSession; site: Site; context: BrowserContext };

async function visit(view: SessionView, options: Parameters<Browser['newContext']>[0] = {}): Promise<Visit> {
  const session = oneSession(view);
  const site = await startSite({ prep, answers: session.answers });
  open.push(site);
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1200, height: 900 },
    ...options,
  });
  open.push({ stop: () => context.close() });
  return { ...(await windowOn(site, context)), session, site, context };
}

async function windowOn(site: Site, context: BrowserContext) {
  const page = await context.newPage();
  const noise = noiseOf(page);
  await page.goto(`${site.url}/session/${sessionId}`);
  await page.locator('#session-title').waitFor({ state: 'attached' });
  return { page, noise };
}

const step = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const draftOf = (session: OneSession) => session.view().draft as SessionDraft;
const isFocused = (locator: Locator) => locator.evaluate(element => element === document.activeElement);
/** A save comes a second after the last word. */
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 6000 });
const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d$/).waitFor();

const noStream = /Failed to load resource.*404/;

const screens: [string, SessionView][] = [
  ['a session of a patient who comes again', opened],
  ['a first session', firstEver],
  ['a session with something in every step', rich],
  ['a signed session with every receipt', signed],
];

describe.each(screens)('%s', (name, view) => {
  test.each([
    [320, 'light'],
    [400, 'dark'],
    [1200, 'light'],
  ] as const)('is accessible, quiet and within the page at %i px, %s', async (width, colorScheme) => {
    const { page, noise } = await visit(view, { viewport: { width, height: 800 }, colorScheme });
    const medicine = page.locator('.medicine-head').first();
    if (await medicine.count()) await medicine.click();
    for (const folded of await page.locator('summary').all()) await folded.click();
    await page.waitForTimeout(200);
    await expectAccessible(page, `${name} at ${width} ${colorScheme}`);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(beyond).toBeLessThanOrEqual(0);
    expect(noise.filter(line => !noStream.test(line))).toEqual([]);
  });
});

test('the session is whole in Spanish, interface and talk track apart', async () => {
  const { page } = await visit(opened, { locale: 'es-MX' });
  await step(page, 'Plan de acción').getByRole('button', { name: '+ Empezar un plan' }).click();
  await expectAccessible(page, 'the session in Spanish');
  const talk = page.getByRole('complementary', { name: 'Guía de conversación' });
  await talk.getByText('Inglés').click();
  await talk.getByText('What would you like to do for your health in the next week or two?').waitFor();
  await page.getByRole('button', { name: 'Revisar y firmar' }).waitFor();
});

test('what is written is saved after a pause, told softly, and there again after a reload', async () => {
  const { page, session, noise } = await visit(opened);
  const words = step(page, 'Agenda').getByLabel('Their words');
  await words.pressSequentially('No quiero llegar a la insulina');
  await saved(page);
  expect(session.saves).toHaveLength(1);
  expect(draftOf(session).agenda?.words).toBe('No quiero llegar a la insulina');
  await page.reload();
  await page.locator('#session-title').waitFor({ state: 'attached' });
  expect(await step(page, 'Agenda').getByLabel('Their words').inputValue()).toBe(
    'No quiero llegar a la insulina',
  );
  expect(noise).toEqual([]);
});

test('a save that fails says so in amber, keeps the words, and goes again by itself', async () => {
  const { page, session } = await visit(opened);
  session.fail.saves = 1;
  await step(page, 'Agenda').getByLabel('Their words').fill('insulina');
  await page.getByText('Not saved - will retry. Your words are kept here.').waitFor();
  await saved(page);
  expect(session.saves).toHaveLength(2);
  expect(session.saves[1]?.key).toBe(session.saves[0]?.key);
  expect(draftOf(session).agenda?.words).toBe('insulina');
});

test('two windows of one session: what one writes the other shows, and where they meet the coach decides', async () => {
  const { page: one, site, session, context } = await visit(opened);
  const { page: two } = await windowOn(site, context);
  await step(one, 'Agenda').getByLabel('My topics').fill('the new dose');
  await saved(one);
  await soon(() => step(two, 'Agenda').getByLabel('My topics').inputValue()).toBe('the new dose');

  session.writeElsewhere([{ path: ['agenda', 'words'], to: 'his' }]);
  await step(one, 'Agenda').getByLabel('Their words').fill('hers');
  const meeting = one.getByRole('alert', { name: 'Somebody else wrote here too' });
  await meeting.getByText('hers', { exact: true }).waitFor();
  await expectAccessible(one, 'where two met');
  await meeting.getByRole('button', { name: 'Keep both' }).click();
  expect(await isFocused(step(one, 'Agenda').getByLabel('Their words'))).toBe(true);
  await soon(() => draftOf(session).agenda?.words).toBe('his\nhers');
  await meeting.waitFor({ state: 'detached' });
});

test('a plan from the first word to active, by keyboard alone', async () => {
  const { page, session } = await visit(opened);
  const plan = step(page, 'Action plan');
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
  const type = (words: string) => page.keyboard.type(words);
  await press('Alt+6', 'Enter');
  await soon(() => isFocused(plan.getByLabel('What they want'))).toBe(true);
  await type('Jugar con mis nietos');
  await press('Tab', 'Tab');
  await type('Walk');
  await press('Tab');
  await type('30');
  await press('Tab');
  await type('minutes');
  await press('Tab');
  await type('6');
  await plan.getByText('Not active yet').waitFor();
  expect(draftOf(session).plans).not.toBeUndefined();
  await plan.getByRole('button', { name: 'Today' }).press('Enter');
  await plan.getByText('“Walk 30 minutes, 6 times a week”'.slice(1, -1)).first().waitFor();

  const sure = plan.getByRole('radiogroup', { name: 'How sure' });
  await sure.getByRole('radio', { name: '5', exact: true }).press('Space');
  await plan.getByText('5 of 10. From 7 up').waitFor();
  await expectAccessible(page, 'a plan they are not sure of');
  await plan.getByRole('button', { name: 'Fewer times' }).press('Enter');
  await plan.getByText('Ask again how sure they are.').waitFor();
  await plan.getByText('Earlier: 5 of 10 for “Walk 30 minutes, 6 times a week”').waitFor();
  await sure.getByRole('radio', { name: '8', exact: true }).press('Space');
  await plan.getByRole('radio', { name: 'Yes, this is my plan' }).press('Space');
  await plan.getByText('Not active yet: no next contact.').waitFor();
  await plan.getByRole('button', { name: 'In 1 week' }).press('Enter');
  await plan.getByRole('radio', { name: 'Phone' }).press('Space');
  await plan.getByText('Becomes active when you sign.').waitFor();

  await plan.getByLabel('Where').fill('in the mall');
  await plan.getByText('Agreed to an earlier wording', { exact: false }).first().waitFor();
  await plan.getByText(/^Not active yet: agreed to an earlier wording, the step changed/).waitFor();
});

test('a smaller plan grows out of the last one, and small wins are said as growth', async () => {
  const { page, session } = await visit(opened);
  const last = step(page, 'Last plan');
  await last.getByText('Part of it').click();
  await last.getByLabel('Times done').fill('4');
  await last.getByLabel('of planned').fill('7');
  await last.getByText('Tried 4 of 7 days').waitFor();
  await last.getByText('Make it smaller').click();
  await last.getByRole('button', { name: 'Go to the new plan' }).click();
  const plan = step(page, 'Action plan');
  expect(await plan.getByLabel('What they want').inputValue()).toBe(
    'Caminar con mi hermana después de cenar',
  );
  await soon(() => isFocused(plan.getByLabel('What', { exact: true }))).toBe(true);
  await saved(page);
  expect(Object.values(draftOf(session).followUps ?? {})).toEqual([
    { planId: opened.carried.plans[0]?.id, result: 'part', timesDone: 4, timesPlanned: 7, next: 'shrink' },
  ]);
});

test('a teach-back still open from before is asked again; "not yet" stays open and offers another try', async () => {
  const { page, session } = await visit(opened);
  const teach = step(page, 'Teach-back');
  await teach.getByRole('button', { name: 'Ask again now: When to take metformin' }).press('Enter');
  await soon(() => isFocused(teach.getByLabel('Their words'))).toBe(true);
  await teach.getByRole('radio', { name: 'Not yet' }).press('Space');
  await teach.getByLabel('I explained it another way').fill('drew two meals');
  await teach.getByText(/^Open: understanding not yet/).waitFor();
  await teach.getByRole('button', { name: 'Try once more' }).press('Enter');
  await soon(() => isFocused(teach.getByLabel('Their words').nth(1))).toBe(true);
  await page.keyboard.type('con la comida');
  await teach.getByRole('radiogroup').nth(1).getByRole('radio', { name: 'Yes' }).press('Space');
  for (const question of ['Agrees with it', 'Can do it'])
    await teach.getByRole('group', { name: question }).getByRole('radio', { name: 'Yes' }).press('Space');
  await teach.getByText('Closed: understands, agrees, can do it.').waitFor();
  await saved(page);
  expect(Object.values(draftOf(session).teachBacks ?? {})[0]).toMatchObject({
    topic: 'When to take metformin',
    openBeforeId: opened.carried.teachBacks[0]?.id,
  });
});

test('medicines one at a time: the reason brings what may help and who may act', async () => {
  const { page, session } = await visit(opened);
  const medicines = step(page, 'Medicines');
  await medicines.getByRole('button', { name: /^Metformin/ }).press('Enter');
  const taking = medicines.getByRole('radiogroup').first();
  await soon(() => isFocused(taking.getByRole('radio', { name: 'Yes' }))).toBe(true);
  await taking.getByRole('radio', { name: 'Sometimes' }).press('Space');
  await medicines
    .getByRole('radiogroup', { name: 'Days of the last 7' })
    .getByRole('radio', { name: '4' })
    .press('Space');
  await medicines.getByRole('radio', { name: 'Side effects' }).press('Space');
  await medicines.getByRole('button', { name: 'Tell the clinician today' }).press('Enter');
  expect(await medicines.getByLabel('What we do').inputValue()).toBe('Tell the clinician today');
  expect(await medicines.getByRole('group', { name: 'Who acts' }).getByRole('radio').count()).toBe(1);
  await medicines.getByRole('button', { name: 'Next medicine' }).press('Enter');
  await medicines.getByText('2 of 3').waitFor();
  await saved(page);
  await soon(() => draftOf(session).medicines?.['met-1']).toMatchObject({
    chartId: 'met-1',
    name: 'Metformin',
    taking: 'sometimes',
    daysOfLast7: 4,
    whyNot: 'side-effects',
  });
});

test('a medicine list that could not be read says so, and a medicine can be named', async () => {
  const { page, session } = await visit(firstEver);
  const medicines = step(page, 'Medicines');
  await medicines.getByText('could not be read from the chart').waitFor();
  await medicines.getByRole('button', { name: 'Add a medicine the chart does not list' }).press('Enter');
  await soon(() => isFocused(medicines.getByLabel('Medicine', { exact: true }))).toBe(true);
  await page.keyboard.type('Turmeric');
  await soon(() => Object.values(draftOf(session).medicines ?? {})[0]).toEqual({ name: 'Turmeric' });
});

test('a red flag says what to do now, and nothing is signed until a clinician was told', async () => {
  const { page, session } = await visit(rich);
  await page.keyboard.press('Alt+R');
  const flags = page.getByRole('region', { name: 'Red flag' });
  await flags.getByRole('radio', { name: 'Chest pain' }).press('Space');
  await flags.getByText('Call 911, or have it called.').waitFor();
  await flags.getByText('Call: Dr. Osei, 555-0142').waitFor();
  await expectAccessible(page, 'a red flag');
  await page.keyboard.press('Alt+S');
  const panel = page.getByRole('dialog', { name: 'Review and sign' });
  await panel.getByText('Write down which clinician you told about the red flag.').waitFor();
  await panel.getByRole('button', { name: 'Sign and file' }).press('Enter');
  await page.waitForTimeout(300);
  expect(session.view().status).toBe('open');
  await panel.getByRole('button', { name: 'Go there' }).first().click();
  await soon(() => isFocused(flags.getByLabel('Clinician told'))).toBe(true);
  await page.keyboard.type('Dr. Osei');
  await flags.getByText(/^Told at \d\d:\d\d/).waitFor();
  await page.keyboard.press('Alt+S');
  await panel.getByText('What the chart gets').waitFor();
  expect(await panel.getByText('Before signing').count()).toBe(0);
});

test('words that may be a red flag are asked about, not asserted', async () => {
  const { page } = await visit(opened);
  await step(page, 'Agenda').getByLabel('Their words').fill('Me duele el pecho cuando subo');
  const flags = page.getByRole('region', { name: 'Red flag' });
  await flags.getByText('Is it something a clinician should know now?').waitFor();
  await flags.getByRole('button', { name: 'No, it is not' }).click();
  await flags.waitFor({ state: 'detached' });
});

test('a measured blood pressure in crisis raises its flag by itself', async () => {
  const { page, session } = await visit(opened);
  const measured = step(page, 'Measured');
  await measured.getByLabel('Upper number').fill('192');
  await measured.getByLabel('Lower number').fill('118');
  const flags = page.getByRole('region', { name: 'Red flag' });
  await flags.getByText('Let them sit quietly; measure again in 5 minutes.').waitFor();
  await flags.getByRole('button', { name: 'Clinician told' }).click();
  await page.keyboard.type('Dr. Osei');
  await soon(() => Object.values(draftOf(session).redFlags ?? {})[0]).toMatchObject({
    kind: 'blood-pressure-crisis',
    told: 'Dr. Osei',
  });
});

test('the note is seen word for word, put in own words and back; signing twice signs once', async () => {
  const { page, session, site } = await visit(rich);
  await page.keyboard.press('Alt+S');
  const panel = page.getByRole('dialog', { name: 'Review and sign' });
  await panel.getByText('Me marea en la mañana').first().waitFor();
  await expectAccessible(page, 'the sign panel');
  await panel.getByText('this EMR does not take it as data').first().waitFor();
  await panel.getByRole('button', { name: 'Put it in my own words' }).click();
  await panel.getByRole('textbox').fill('In my own words.');
  await panel.getByRole('button', { name: 'Back to the written one' }).click();
  await panel.getByRole('button', { name: 'Put it in my own words' }).click();
  await panel.getByRole('textbox').fill('Rosa walks. She is dizzy.');
  await panel.getByRole('button', { name: 'Sign and file' }).dblclick();
  await page.getByText('All of it is in the chart.').waitFor();
  expect(await isFocused(page.getByRole('heading', { level: 1 }))).toBe(true);
  expect(session.view()).toMatchObject({ status: 'signed', version: 1, note: 'Rosa walks. She is dizzy.' });
  expect(site.asked.filter(call => call.endsWith('/signature'))).toHaveLength(1);
  await page.waitForTimeout(1200);
  expect(
    site.asked.filter(call => call.endsWith('/edits') && call.startsWith('POST')).length,
  ).toBeLessThanOrEqual(1);
  await expectAccessible(page, 'just signed');
});

test('a session that changed since the preview is looked at once more before it is signed', async () => {
  const { page, session } = await visit(rich);
  await page.keyboard.press('Alt+S');
  const panel = page.getByRole('dialog', { name: 'Review and sign' });
  await panel.getByRole('button', { name: 'Sign and file' }).waitFor();
  session.writeElsewhere([
    { path: ['tellClinician'], from: rich.draft.tellClinician as string, to: 'Fainted once.' },
  ]);
  await panel.getByRole('button', { name: 'Sign and file' }).click();
  await panel.getByText('Something changed since.').waitFor();
  await panel.getByText('Fainted once.').first().waitFor();
  await panel.getByRole('button', { name: 'Sign and file' }).click();
  await page.getByText('All of it is in the chart.').waitFor();
  expect(session.view().note).toContain('Fainted once.');
});

test('amending asks why, and makes a new version', async () => {
  const { page, session } = await visit({ ...signed, writes: [] });
  await page.getByRole('button', { name: 'Amend' }).click();
  await page.getByText('it will be version 2').waitFor();
  await page.keyboard.press('Alt+S');
  const panel = page.getByRole('dialog', { name: 'Review and sign' });
  const sign = panel.getByRole('button', { name: 'Sign and file' });
  await sign.waitFor();
  expect(await sign.getAttribute('aria-disabled')).toBe('true');
  await panel.getByLabel('Why amended').fill('The dose was misheard');
  await sign.click();
  await page.getByText('· version 2').waitFor();
  expect(session.view()).toMatchObject({ status: 'signed', version: 2 });
  expect(session.view().note).toContain('The dose was misheard');
});

test('receipts are in the coach’s words; an unclear one is settled by who looked, a refused one goes again', async () => {
  const { page, session } = await visit(signed);
  await page.getByText('In chart · Coaching note').waitFor();
  await page.getByText('Waiting - the EMR is not answering; we keep trying').waitFor();
  await page.getByText('Refused - an open visit is needed').waitFor();
  expect(await page.getByText(/OperationOutcome|FHIR/).count()).toBe(0);
  await page.getByRole('button', { name: 'It is there: Blood pressure 138/82' }).click();
  await page.getByText(/In chart · Measured/).waitFor();
  await page.getByRole('button', { name: 'Send once more: Coaching visit' }).click();
  await page.getByText('Waiting to be sent').waitFor();
  expect(session.view().writes.map(write => write.receipt.status)).toEqual(
    expect.arrayContaining(['in-chart', 'note-only', 'not-accepted']),
  );
});

test('the patient’s page stands in Spanish, large and alone on paper', async () => {
  const { page } = await visit(rich);
  await page.keyboard.press('Alt+S');
  await page.getByRole('button', { name: 'Sign and file' }).click();
  await page.getByRole('button', { name: 'Page in Spanish' }).click();
  const sheet = page.getByRole('article');
  await sheet.getByText('Quiero jugar con mis nietos sin cansarme').waitFor();
  await expectAccessible(page, 'the handout');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText('MRN 4471-208').isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  expect(await sheet.isVisible()).toBe(true);
});

test('minutes are kept by activity, and corrected with a reason', async () => {
  const { page, session } = await visit(rich);
  await page.getByRole('button', { name: '12 min so far: look or correct' }).click();
  const dialog = page.getByRole('dialog', { name: 'Time' });
  await dialog.getByRole('button', { name: 'Correct: Teaching' }).click();
  await dialog.getByLabel('Minutes').fill('9');
  await dialog.getByRole('button', { name: 'Keep this' }).click();
  await dialog.getByLabel('Why').fill('We talked without the screen');
  await expectAccessible(page, 'correcting time');
  await dialog.getByRole('button', { name: 'Keep this' }).click();
  await page
    .getByRole('button', { name: '21 min so far: look or correct', includeHidden: true })
    .waitFor({ state: 'attached' });
  await soon(() => Object.values(draftOf(session).timeCorrections ?? {})[0]).toMatchObject({
    activity: 'teaching',
    minutes: 9,
    reason: 'We talked without the screen',
  });
});

test('time runs while the page is worked on and stops after a minute without a touch', async () => {
  const { page, session } = await visit(opened);
  await page.clock.install();
  await page.reload();
  const words = step(page, 'Agenda').getByLabel('Their words');
  await words.waitFor();
  for (let n = 0; n < 9; n++) {
    await words.press('a');
    await page.clock.runFor('00:20');
  }
  await page.clock.runFor('05:00');
  await words.press('a');
  await page.clock.runFor('00:02');
  await page.getByRole('button', { name: '2 min so far: look or correct' }).waitFor();
  await soon(() => Object.keys(draftOf(session).time ?? {})).toHaveLength(1);
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

test('an entry that is removed gives the focus on and comes back with Undo', async () => {
  const { page } = await visit(rich);
  const promises = step(page, 'Promises');
  await promises.getByRole('button', { name: 'Remove: I will' }).click();
  await soon(() => isFocused(promises.getByRole('button', { name: '+ Add a promise' }))).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await promises.getByRole('textbox', { name: 'I will' }).inputValue()).toBe('Ask about the dose');
});

test('a promise from before is kept with one press', async () => {
  const { page, session } = await visit(opened);
  await step(page, 'Promises')
    .getByRole('checkbox', { name: 'Kept: Find out about the bus pass' })
    .press('Space');
  await soon(() => Object.values(draftOf(session).promises ?? {})[0]).toMatchObject({
    openBeforeId: opened.carried.promises[0]?.id,
    what: 'Find out about the bus pass',
  });
});

test('an earlier version is brought back as the newest', async () => {
  const { page, session } = await visit(opened);
  const words = step(page, 'Agenda').getByLabel('Their words');
  await words.fill('all wrong');
  await saved(page);
  await page.getByRole('button', { name: 'Versions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  await dialog.getByText('1 text kept apart').waitFor();
  await expectAccessible(page, 'the versions');
  await dialog.getByRole('button', { name: 'Bring back' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await words.inputValue()).toBe('');
  expect(draftOf(session)).toEqual({});
  await words.fill('right');
  await soon(() => draftOf(session).agenda?.words).toBe('right');
});

test('the note is copied, and a paper that cannot be made is said', async () => {
  const { page, context } = await visit(signed);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the note' }).click();
  await page.getByText('Copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(signed.note);
  await page.getByRole('button', { name: 'PDF of the note' }).click();
  await page.getByText('The file could not be made').waitFor();
});
