import { expect, test } from 'vitest';
import type { VisitsView } from '../../server/http/contract/visits.ts';
import { expectAccessible } from '../parts/browser.ts';
import { opened, rich, signed, today } from './session-views.ts';
import { draftOf, isFocused, isInSight, soon, step, visit, visitingSessions } from './session-visit.ts';

visitingSessions();

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

test('words that may be a red flag are asked about where the coach is, and raised with their whole sentence', async () => {
  const { page, session } = await visit(opened);
  await step(page, 'Agenda').getByLabel('Their words').fill('Me duele el pecho cuando subo');
  const asked = page.getByRole('region', { name: 'Red flag?' });
  await asked.getByText('Is it something a clinician should know now?').waitFor();
  await asked.getByRole('button', { name: 'No, it is not' }).click();
  await asked.waitFor({ state: 'detached' });

  await step(page, 'Promises')
    .getByLabel('Tell the clinician')
    .fill('Sleeps badly. Told me of suicide twice');
  expect(await isInSight(asked.getByText('“suicide” stands in your text'))).toBe(true);
  expect(await isInSight(page.getByLabel('Tell the clinician'))).toBe(true); // what asks hides not what was written
  await expectAccessible(page, 'words that may be a red flag');
  await asked.getByRole('button', { name: 'Raise it' }).click();
  const flags = page.getByRole('region', { name: 'Red flag', exact: true });
  await soon(() => isFocused(flags.getByLabel('Clinician told'))).toBe(true);
  await soon(() => Object.values(draftOf(session).redFlags ?? {})[0]).toMatchObject({
    kind: 'self-harm',
    words: 'Told me of suicide twice',
  });
  await step(page, 'Next contact').getByLabel('With').focus();
  expect(await isInSight(page.getByText('Thoughts of self-harm. A clinician must know now.'))).toBe(true);
  await page.getByRole('button', { name: 'What to do now' }).click();
  await soon(() => isFocused(flags.getByLabel('Clinician told'))).toBe(true);
  await page.keyboard.type('Dr. Osei');
  await page.getByRole('button', { name: 'What to do now' }).waitFor({ state: 'detached' });
});

test('a measured blood pressure in crisis raises its flag by itself, and is not offered to be raised twice', async () => {
  const raised = {
    ...{ id: 'e1', kind: 'blood-pressure-crisis', within: 'now', here: true, from: 'session', forYou: false },
    ...{ raisedAt: '2026-11-26T15:41:00Z', raisedBy: 'Dana Reyes', rung: 'supervisor', status: 'seen' },
    ...{ supervisor: 'Dr. Osei', seen: { at: '2026-11-26T15:43:00Z', by: 'Dr. Lindqvist' } },
  };
  let flagId: string | undefined;
  let closing = {};
  const low = { measure: 'glucose', value: 48, unit: 'mg/dL' };
  const reported = {
    ...{
      ...raised,
      id: 'e0',
      kind: 'severe-low-glucose',
      from: 'check-in',
      raisedAt: '2026-11-26T13:05:00Z',
    },
    about: { coachReach: '', words: '', because: [{ is: 'reading', reading: low }], shared: [] },
  };
  const { page, session } = await visit(opened, {}, (_method, path) =>
    path === '/api/escalations/here' && flagId !== undefined
      ? {
          json: {
            at: raised.raisedAt,
            urgentLine: '',
            escalations: [reported, { ...raised, flagId, ...closing }],
          },
        }
      : undefined,
  );
  const measured = step(page, 'Measured');
  await measured.getByLabel('Lower number').fill('118');
  expect(await measured.getByText('in crisis range').count()).toBe(0);
  await measured.getByLabel('Upper number').fill('192');
  expect(await measured.getByText('in crisis range').count()).toBe(0); // not while it is typed
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const flags = page.getByRole('region', { name: 'Red flag' });
  await flags.getByText('Let them sit quietly; measure again in 5 minutes.').waitFor();
  const beside = measured.getByText('The blood pressure written down is in crisis range.');
  await beside.waitFor();
  for (const place of [measured, flags])
    await place.getByText('Nobody has been told yet: raise it.').waitFor();
  await measured.getByRole('button', { name: 'Raise it' }).click();
  await soon(() => isFocused(flags.getByLabel('Clinician told'))).toBe(true);
  await beside.waitFor({ state: 'detached' });
  expect(await measured.getByRole('button', { name: 'Raise it' }).count()).toBe(0);
  await soon(() => Object.keys(draftOf(session).redFlags ?? {})).toHaveLength(1);
  [flagId] = Object.keys(draftOf(session).redFlags ?? {});
  await page.evaluate(() => dispatchEvent(new Event('alongside-raised')));
  await measured
    .getByText(/^Raised \d\d:41\. .* It is with Dr\. Osei, the supervising clinician\./)
    .waitFor();
  const onTop = page.getByRole('region', { name: 'What cannot wait' });
  await onTop.waitFor({ timeout: 8_000 });
  expect(await onTop.locator('summary').textContent()).toMatch(
    /^Very low blood sugar: Blood sugar 48 mg\/dL\. Open since .*\d\d:05\.$/,
  );
  await measured.getByRole('button', { name: 'Write down that Dr. Lindqvist knows' }).click();
  await soon(() => Object.values(draftOf(session).redFlags ?? {})[0]).toMatchObject({
    kind: 'blood-pressure-crisis',
    told: 'Dr. Lindqvist',
    toldAt: raised.seen.at,
  });
  await measured.getByRole('button', { name: 'What to do now' }).click();
  await soon(() => isFocused(flags.getByLabel('Clinician told'))).toBe(true);
  await flags.getByLabel('Clinician told').fill('');
  await page.getByText('Blood pressure in crisis. A clinician must know now.').waitFor();
  const closed = {
    at: '2026-11-26T15:50:00Z',
    by: 'Dr. Osei',
    done: 'saw-the-patient',
    words: 'Repeat 142/88',
  };
  closing = { status: 'closed', closed };
  await page.evaluate(() => dispatchEvent(new Event('alongside-raised')));
  for (const place of [measured, flags])
    await place.getByText(/Dr\. Osei closed it, .* Saw the patient: Repeat 142\/88/).waitFor();
  await page.getByText('A clinician must know now.').first().waitFor({ state: 'hidden' });
  expect(await page.getByRole('button', { name: /What to do now|knows$/ }).count()).toBe(0);
  expect(await flags.getByLabel('Clinician told').isVisible()).toBe(false);
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
  await sign.press('Enter');
  await panel.getByText('Say why first: nothing is signed yet.').waitFor();
  const why = panel.getByLabel('Why amended');
  expect(await why.evaluate(field => field === document.activeElement)).toBe(true);
  expect(session.view()).toMatchObject({ status: 'amending', version: 1 });
  await why.fill('The dose was misheard');
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
  await page.getByText('In chart · Agreed form').waitFor();
  await page.getByText('In the agreed form', { exact: true }).waitFor();
  await page.getByText('Coaching plan, as text and PDF').waitFor();
  await page.getByText('In chart · Plan as a document').waitFor();
  expect(await page.getByText(/OperationOutcome|FHIR/).count()).toBe(0);
  await page.getByRole('button', { name: 'It is there Blood pressure 138/82 mmHg' }).click();
  await page.getByText(/In chart · Measured/).waitFor();
  await page.getByRole('button', { name: 'Send once more Coaching visit' }).click();
  await page.getByText('Waiting to be sent').waitFor();
  expect(session.view().writes.map(write => write.receipt.status)).toEqual(
    expect.arrayContaining(['in-chart', 'note-only', 'not-accepted']),
  );
});

test('an EMR that does not answer is named on top; a line like the one above says no more than that', async () => {
  const [down] = signed.writes.filter(
    ({ receipt }) => receipt.status === 'waiting' && receipt.because === 'emr-down',
  );
  if (!down) throw new Error('nothing waits');
  const writes = [1, 2, 3].map(n => ({
    ...down,
    id: `0b9a5a58-6a5e-4d3a-8a38-6f4f2f1f10${n}0`,
    attempts: n,
  }));
  const { page } = await visit({ ...signed, writes });
  await page.locator('.receipts-said').getByText('The EMR is not answering.').waitFor();
  expect(await page.getByText('Waiting - the EMR is not answering; we keep trying').count()).toBe(1);
  expect(await page.getByText('Waiting, as above').count()).toBe(2);
  await page.getByText('Details for IT').click();
  await page.getByText(/^sent 3 times · emr-down/).waitFor();
});

const visits: VisitsView = {
  read: 'now',
  visits: [
    { id: 'v1', what: 'Office visit', start: `${today}T17:00:00Z`, withWhom: 'Dr. Kwame Osei', is: 'open' },
    { id: 'v0', what: 'Telephone visit', start: '2025-01-06T17:00:00Z', is: 'over' },
  ],
  suggested: 'v1',
};

test('where a note needs a visit, today’s is chosen beforehand, another can be, and the note is filed into it', async () => {
  const { page, site } = await visit(rich, { visits });
  await page.keyboard.press('Alt+S');
  const panel = page.getByRole('dialog', { name: 'Review and sign' });
  const choice = panel.getByRole('radiogroup', { name: 'Which visit' });
  await soon(() => choice.getByRole('radio').first().isChecked()).toBe(true);
  await choice.getByText('Dr. Kwame Osei').waitFor();
  await choice.getByText('open now').waitFor();
  await soon(() => panel.getByText('once its visit is chosen').count()).toBe(0);
  await expectAccessible(page, 'the visits to choose from');
  await choice.getByRole('radio').first().press('ArrowDown');
  await panel.getByRole('button', { name: 'Sign and file' }).click();
  await page.getByText('All of it is in the chart.').waitFor();
  const named = site.asked.filter(call => call.endsWith('/visit'));
  expect(named).toHaveLength(1);
  expect(site.asked.indexOf(named[0] ?? '')).toBeLessThan(
    site.asked.findIndex(call => call.endsWith('/signature')),
  );
});

test('with no visit in the chart it is said what will happen; the signed note waits, and goes when one is there', async () => {
  const later: VisitsView = { read: 'now', visits: [] };
  const { page } = await visit(rich, { visits: later });
  await page.keyboard.press('Alt+S');
  const panel = page.getByRole('dialog', { name: 'Review and sign' });
  await panel.getByText('No open visit in this chart').waitFor();
  await panel.getByText('the note then waits here').waitFor();
  await panel.getByText('once its visit is chosen').waitFor();
  await panel.getByRole('button', { name: 'Sign and file' }).click();
  await page.getByText('1 thing needs you.').waitFor();
  await page.getByText('Waiting - choose the visit it belongs to').waitFor();
  await expectAccessible(page, 'a note that waits for its visit');
  Object.assign(later, visits);
  await page.getByRole('button', { name: 'Look for visits again' }).press('Enter');
  await page.getByRole('button', { name: 'Send with this visit' }).press('Enter');
  await page.getByText('All of it is in the chart.').waitFor();
});

test('what somebody changed in the chart is shown, and the coach decides whose change stays', async () => {
  const theirs = {
    words: 'Walk with the group',
    status: 'active',
    at: `${today}T18:00:00Z`,
    version: 'W/"2"',
  };
  const refused = { status: 'refused', at: `${today}T18:01:00Z`, because: 'conflict', theirs } as const;
  const writes = signed.writes.slice(0, 2).map((write, at) => ({
    ...write,
    label: { is: 'plan-ended', part: at === 0 ? 'goal' : 'step', how: 'stopped', goal: 'Walk' } as const,
    receipt: refused,
  }));
  const { page, site } = await visit({ ...signed, writes });
  await page.getByText('“Walk with the group” (active)').first().waitFor();
  await expectAccessible(page, 'two changes that met');
  await page.getByRole('button', { name: /^Leave theirs Earlier goal stopped/ }).press('Enter');
  await page.getByText('In the note only - what stands in the chart was left as it is').waitFor();
  await page.getByRole('button', { name: /^Send ours Earlier step stopped/ }).press('Enter');
  await page.getByText('Waiting to be sent').waitFor();
  expect(site.asked.filter(call => call.endsWith('/conflict'))).toHaveLength(2);
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

test('the note is copied, and a paper that cannot be made is said', async () => {
  const { page, context } = await visit(signed);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the note' }).click();
  await page.getByText('Copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(signed.note);
  // What the browser prints is the note over the width of a sheet, and after that its columns are back.
  const columns = page.locator('pre.note-text');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect(await columns.count()).toBe(0);
  const printed = (await page.locator('.note-on-paper p').allTextContents()).join(' ');
  expect(printed.replace(/\s+/g, ' ').trim()).toBe((signed.note ?? '').replace(/\s+/g, ' ').trim());
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await columns.waitFor();
  await page.getByRole('button', { name: 'PDF of the note' }).click();
  await page.getByText('The file could not be made').waitFor();
});
