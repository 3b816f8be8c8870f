import { expect, test } from 'vitest';
import { expectAccessible } from '../parts/browser.ts';
import { beingRead, firstEver, opened, sessionId } from './session-views.ts';
import { draftOf, isFocused, saved, soon, step, visit, visitingSessions } from './session-visit.ts';

visitingSessions();

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
  const window = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ ...window, height: 7000 }); // what is half under a bar that stays is no small target
  await expectAccessible(page, 'a plan they are not sure of');
  await page.setViewportSize(window);
  await plan.getByRole('button', { name: 'Fewer times' }).press('Enter');
  await plan.getByText('Ask again how sure they are.').waitFor();
  await plan.getByText('Earlier: 5 of 10 for “Walk 30 minutes, 6 times a week”').waitFor();
  await sure.getByRole('radio', { name: '8', exact: true }).press('Space');
  await plan.getByText('Ask again how sure they are.').waitFor({ state: 'detached' });
  await plan.getByRole('radio', { name: 'Yes, this is my plan' }).press('Space');
  await plan.getByText('Not active yet: no next contact.').waitFor();
  const soonest = await plan.getByRole('button', { name: 'In 1 week' }).boundingBox();
  expect(soonest?.height).toBeLessThan(40); // its words stand on one line
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
  expect(await plan.getByTestId('step-sentence').textContent()).toBe(
    'Walk 20 minutes, 3 times a week (Mon, Wed, Fri), after dinner, with my sister',
  );
  const apart = plan.getByText('3 days chosen, 2 times a week: both as they mean it?');
  expect(await apart.count()).toBe(0);
  await plan.getByRole('textbox', { name: 'How often' }).fill('2');
  await apart.waitFor();
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
  await teach.getByText(/^Not yet: in their own words/).waitFor();
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

test('a promise of ours is said in the reader’s language, and that its day is past is said as on the preparation', async () => {
  const [mine] = opened.carried.promises;
  if (!mine) throw new Error('no promise is open');
  const said = { en: 'Pass on what Dr. Osei answered', es: 'Decirle lo que contestó Dr. Osei' };
  const promises = [{ ...mine, what: said.es, said, due: '2024-11-24' }];
  const { page } = await visit({ ...opened, carried: { ...opened.carried, promises } });
  const before = step(page, 'Promises');
  await before.getByText('Pass on what Dr. Osei answered').waitFor();
  await before.getByText('to the patient · was due 24 Nov 2024').waitFor();
  await before.getByRole('checkbox', { name: `Kept: ${said.en}` }).click();
  await before.getByText('to the patient · by 24 Nov 2024 · kept').waitFor();
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

test('what the coach does not know becomes a promise to find out, in words that can be read', async () => {
  const { page, session } = await visit(opened);
  const asking = step(page, 'Ask, tell, ask');
  await asking.getByRole('button', { name: 'Add a topic' }).press('Enter');
  await asking.getByLabel('Still wants to know').fill('Are the strips cheaper elsewhere?');
  await asking.getByRole('button', { name: 'I will find out: add a promise' }).press('Enter');
  await soon(() => Object.values(draftOf(session).promises ?? {})[0]).toEqual({
    to: 'patient',
    what: 'Find out: Are the strips cheaper elsewhere?',
  });
});

test('how sure they are is asked once there is something to be sure of, and no answer is lost', async () => {
  const { page, session } = await visit(opened);
  const plan = step(page, 'Action plan');
  await plan.getByRole('button', { name: 'Start a plan' }).press('Enter');
  await plan.getByText('Write what they want or the step first').waitFor();
  await plan.getByText('Write the step first; the yes is to the very step.').waitFor();
  expect(await plan.getByRole('radiogroup', { name: 'How sure' }).count()).toBe(0);
  await plan.getByLabel('What they want').fill('Jugar con mis nietos');
  const sure = plan.getByRole('radiogroup', { name: 'How sure' });
  await sure.getByRole('radio', { name: '9', exact: true }).press('Space');
  await plan.getByText('Kept as said of what they want.').waitFor();
  expect(await sure.getByRole('radio', { name: '9', exact: true }).isChecked()).toBe(true);
  await plan.getByLabel('What', { exact: true }).fill('Walk');
  await plan.getByText('Earlier: 9 of 10 for “Jugar con mis nietos”').waitFor();
  expect(await sure.getByRole('radio', { checked: true }).count()).toBe(0);
  await plan.getByText(/the step changed, not asked again how sure/).waitFor();
  await soon(() =>
    Object.values(Object.values(draftOf(session).plans ?? {})[0]?.confidence ?? {}),
  ).toMatchObject([{ value: 9, aboutStep: 'Jugar con mis nietos' }]);
});

test('"a week", chosen for the coach, is confirmed by a press and not taken back', async () => {
  const { page, session } = await visit(opened);
  const plan = step(page, 'Action plan');
  await plan.getByRole('button', { name: 'Start a plan' }).press('Enter');
  await plan.getByRole('textbox', { name: 'How often' }).fill('3');
  const week = plan.getByRole('radio', { name: 'a week' });
  await soon(() => week.isChecked()).toBe(true);
  await week.press('Space');
  await plan.getByText('a week', { exact: true }).click();
  expect(await week.isChecked()).toBe(true);
  await plan.getByText('a day', { exact: true }).click();
  await soon(() => Object.values(draftOf(session).plans ?? {})[0]).toEqual({ timesPer: 3, per: 'day' });
});

test('each ruler asks why not lower and what would move it up; a kept plan asks how sure they are now', async () => {
  const { page, session } = await visit(opened);
  const readiness = step(page, 'Readiness');
  await readiness.getByRole('button', { name: 'Walking' }).press('Enter');
  expect(await readiness.getByLabel(/^Why not lower/).count()).toBe(0);
  await readiness
    .getByRole('radiogroup', { name: 'Important' })
    .getByRole('radio', { name: '10' })
    .press('Space');
  await readiness.getByLabel('Why not lower: Important').fill('Mis nietos');
  expect(await readiness.getByLabel('What would move it up: Important').count()).toBe(0);
  await readiness
    .getByRole('radiogroup', { name: 'Ready' })
    .getByRole('radio', { name: '4', exact: true })
    .press('Space');
  await readiness.getByLabel('What would move it up: Ready').fill('Si no hiciera frío');
  const last = step(page, 'Last plan');
  await last.getByText('Part of it').click();
  await last.getByRole('radio', { name: 'Weather or place' }).press('Space');
  await last.getByText('Keep it', { exact: true }).click();
  await last
    .getByRole('radiogroup', { name: 'How sure now' })
    .getByRole('radio', { name: '5', exact: true })
    .press('Space');
  await last.getByText('5 of 10. From 7 up a plan tends to hold: would a smaller step').waitFor();
  await expectAccessible(page, 'what the method asks beside');
  await soon(() => [
    Object.values(draftOf(session).behaviours ?? {})[0],
    Object.values(draftOf(session).followUps ?? {})[0],
  ]).toMatchObject([
    {
      ...{ name: 'Walking', importance: 10, readiness: 4 },
      why: { importance: { notLower: 'Mis nietos' }, readiness: { moveUp: 'Si no hiciera frío' } },
    },
    { result: 'part', barrier: 'weather-or-place', next: 'keep', confidence: 5 },
  ]);
});

test('an amendment shows the last plan as it was recorded, whoever made the entry', async () => {
  const { page } = await visit({
    ...opened,
    ...{ status: 'amending', version: 1 },
    draft: { followUps: { f1: { planId: opened.carried.plans[0]?.id, result: 'part', helped: 'Ana' } } },
  });
  const last = step(page, 'Last plan');
  expect(await last.getByLabel('What helped').inputValue()).toBe('Ana');
  expect(await last.getByRole('radio', { name: 'Part of it' }).isChecked()).toBe(true);
});

test('a talk begun while the chart is read says so; what is read comes in, and nothing that was typed is lost', async () => {
  const read = Promise.withResolvers<void>();
  const { page, session } = await visit(beingRead, {}, (_method, path) =>
    path === `/api/sessions/${sessionId}?chart=awaited`
      ? {
          json: { ...opened, draft: { agenda: { words: 'what the server had before' } } },
          after: read.promise,
        }
      : undefined,
  );
  const medicines = step(page, 'Medicines');
  await medicines.getByText('The medicine list is being read from the chart.').waitFor();
  await expectAccessible(page, 'a session whose chart is being read');
  await step(page, 'Agenda').getByLabel('Their words').fill('No quiero la insulina');
  await medicines.getByRole('button', { name: '+ ' }).first().click();
  await medicines.getByLabel('Medicine').first().fill('Té de canela');
  read.resolve();
  await medicines.locator('.medicine-name', { hasText: 'Metformin' }).waitFor();
  expect(await medicines.getByText('being read').count()).toBe(0);
  expect(await step(page, 'Agenda').getByLabel('Their words').inputValue()).toBe('No quiero la insulina');
  await saved(page);
  expect(draftOf(session)).toMatchObject({ agenda: { words: 'No quiero la insulina' } });
  expect(Object.values(draftOf(session).medicines ?? {}).map(each => each.name)).toEqual(['Té de canela']);
});

test.each([
  ['could-not-be-read', 'The medicine list could not be read from the chart.'],
  ['not-looked-for', 'This EMR does not show the medicine list to this app.'],
  ['none-recorded', 'The chart lists no medicines.'],
] as const)('a list of medicines that is %s is said to be just that', async (medicineList, sentence) => {
  const { page } = await visit({ ...firstEver, carried: { ...firstEver.carried, medicineList } });
  await step(page, 'Medicines').getByText(sentence).waitFor();
});
