import { expect, test } from 'vitest';
import { declineOf } from '../../../../server/domain/find/decline.ts';
import { nothingKnown, type PersonFacts, type Said, withSaid } from '../../../../server/domain/find/facts.ts';
import { leftOutBecause } from '../../../../server/domain/find/left-out.ts';
import { type Question, questionOf, readsOf } from '../../../../server/domain/find/question.ts';
import {
  afterFailure,
  afterPage,
  foundBy,
  isComplete,
  newWork,
  usualBudget,
} from '../../../../server/domain/find/run.ts';
import { searchIds } from '../../../../server/domain/find/search-ids.ts';
import { criteriaOf } from '../../../../server/domain/find/searches.ts';
import { monthsEarlier, whyFound } from '../../../../server/domain/find/why.ts';
import { whyWords } from '../../../../server/domain/find/why-words.ts';

const today = '2026-11-20';
const asks = (more: Partial<Question>): Question => ({
  ...{ from: [], join: 'any', without: [], unseen: false },
  ...more,
});
const knows = (more: Partial<PersonFacts>): PersonFacts => ({ ...nothingKnown(), ...more });
const why = (facts: PersonFacts, question: Partial<Question>, knowsSeen = true) =>
  whyFound(facts, asks(question), criteriaOf(), { today, knowsSeen })?.map(one => one.search);

const diabetes = { diabetes: 'Type 2 diabetes' };
const high = { a1c: { day: '2026-11-01', value: 9.1 } };

test.each<[string, Partial<PersonFacts>, Partial<Question>, string[] | undefined]>([
  ['one condition', { conditions: diabetes }, { from: ['diabetes'] }, ['diabetes']],
  ['another one', { conditions: diabetes }, { from: ['asthma'] }, undefined],
  [
    'two of any',
    { conditions: diabetes, readings: high },
    { from: ['diabetes', 'a1c'] },
    ['diabetes', 'a1c'],
  ],
  ['one of all', { conditions: diabetes }, { from: ['diabetes', 'a1c'], join: 'all' }, undefined],
  [
    'one who is left out',
    { conditions: diabetes, readings: high },
    { from: ['a1c'], without: ['diabetes'] },
    undefined,
  ],
  ['two lasting ones', { conditions: { ...diabetes, copd: 'COPD' } }, { from: ['several'] }, ['several']],
  ['one lasting one', { conditions: diabetes }, { from: ['several'] }, undefined],
  ['a reading at the goal', { readings: { a1c: { day: today, value: 8 } } }, { from: ['a1c'] }, ['a1c']],
  ['one below it', { readings: { a1c: { day: today, value: 7.9 } } }, { from: ['a1c'] }, undefined],
  [
    'one that is too old',
    { readings: { a1c: { day: '2025-11-01', value: 9 } } },
    { from: ['a1c'] },
    undefined,
  ],
  [
    'a low pressure high below',
    { readings: { pressure: { day: today, value: 128, second: 92 } } },
    { from: ['pressure'] },
    ['pressure'],
  ],
  [
    'five medicines',
    { medicines: ['a', 'b', 'c', 'd', 'e'] },
    { from: ['many-medicines'] },
    ['many-medicines'],
  ],
  ['four', { medicines: ['a', 'b', 'c', 'd'] }, { from: ['many-medicines'] }, undefined],
  [
    'an order just over',
    { supplyOver: { name: 'x', day: '2026-11-10' } },
    { from: ['supply-over'] },
    undefined,
  ],
  [
    'an order long over',
    { supplyOver: { name: 'x', day: '2026-11-06' } },
    { from: ['supply-over'] },
    ['supply-over'],
  ],
  [
    'one that nobody took off the list',
    { supplyOver: { name: 'x', day: '2025-01-01' } },
    { from: ['supply-over'] },
    undefined,
  ],
  ['a visit missed', { missed: ['2025-10-01', '2026-10-01'] }, { from: ['missed'] }, ['missed']],
  ['one missed long ago', { missed: ['2025-10-01'] }, { from: ['missed'] }, undefined],
  [
    'who was seen',
    { conditions: diabetes, seen: '2026-10-01' },
    { from: ['diabetes'], unseen: true },
    undefined,
  ],
  ['who was not', { conditions: diabetes }, { from: ['diabetes'], unseen: true }, ['diabetes', 'unseen']],
])('%s', (_what, facts, question, found) => expect(why(knows(facts), question)).toEqual(found));

test('of people met by as many reasons who is furthest off stands first', () => {
  const of = (value: number, second?: number) =>
    knows({
      conditions: diabetes,
      readings:
        second === undefined ? { a1c: { day: today, value } } : { pressure: { day: today, value, second } },
    });
  const people = { a: of(8.1), b: of(10.4), c: of(139, 110), d: knows({ conditions: diabetes }), e: of(9) };
  const question = asks({ from: ['diabetes', 'a1c', 'pressure'] });
  const found = foundBy({ ...newWork(question), people }, question, criteriaOf(), today);
  expect(found.map(({ patientId }) => patientId)).toEqual(['b', 'c', 'e', 'a', 'd']);
});

test('where visits were read in part only nobody is said to be unseen', () => {
  expect(why(knows({ conditions: diabetes }), { from: ['diabetes'], unseen: true }, false)).toEqual([
    'diabetes',
  ]);
});

test('the practice’s own criterion for a handoff is the goal here too', () => {
  const own = criteriaOf([{ condition: 'diabetes', from: 9, withinDays: 90 }]);
  expect([own.readings.a1c, own.readings.pressure.from]).toEqual([{ from: 9, withinDays: 90 }, 140]);
});

test('whatever the order in which things are read, the last reading and the longest name decide the same', () => {
  const said: Said[] = [
    { is: 'reading', fact: 'a1c', reading: { day: '2026-03-01', value: 9.8 } },
    { is: 'reading', fact: 'a1c', reading: { day: '2026-10-01', value: 6.9 } },
    { is: 'condition', condition: 'diabetes', name: 'Type 2 diabetes' },
    { is: 'condition', condition: 'diabetes', name: 'Diabetes' },
    { is: 'medicine', name: 'b', endsOn: '2026-05-01' },
    { is: 'medicine', name: 'a', endsOn: '2026-06-01', notTaken: true },
  ];
  const one = said.reduce(withSaid, nothingKnown());
  expect(said.toReversed().reduce(withSaid, nothingKnown())).toEqual(one);
  expect([one.readings.a1c?.value, one.supplyOver?.name, one.medicines]).toEqual([6.9, 'a', ['a', 'b']]);
});

test('a question of nothing, and one that contradicts itself, are refused', () => {
  expect(questionOf(asks({}))).toMatchObject({ because: 'find-nothing-chosen' });
  expect(questionOf(asks({ from: ['copd'], without: ['copd'] }))).toMatchObject({
    because: 'find-both-ways',
  });
});

test('each list is read once however many searches need it', () => {
  const question = asks({ from: ['several', 'diabetes', 'many-medicines', 'not-taken'], unseen: true });
  expect(readsOf(question)).toHaveLength(10);
});

test.each([
  [{ name: 'A', birthDate: '2010-01-01' }, {}, 'under-18'],
  [{ name: 'A', birthDate: '2008-11-21' }, {}, 'under-18'],
  [{ name: 'A', birthDate: '2008-11-20' }, {}, undefined],
  [{ name: 'A' }, {}, undefined],
  [{ name: 'A', deceased: true as const }, { coach: 'Dana' }, 'deceased'],
  [{ name: 'A', inactive: true as const }, {}, 'inactive'],
  [{ name: 'A' }, { coach: 'Dana' }, 'coached'],
  [{ name: 'A' }, { declined: { at: '2026-01-01', because: 'said-no' } }, 'declined'],
  [{ name: 'A' }, { declined: { at: '2026-01-01', because: 'said-no', until: '2026-11-21' } }, 'declined'],
  [{ name: 'A' }, { declined: { at: '2026-01-01', because: 'said-no', until: today } }, undefined],
  [undefined, {}, 'unknown-person'],
])('%j with %j is left out as %s', (person, here, because) => {
  expect(leftOutBecause(person, here, today)?.because).toBe(because);
});

test('a “no” needs a day ahead, and words where it is something else', () => {
  expect(declineOf({ because: 'other' }, today)).toMatchObject({ because: 'find-say-why' });
  expect(declineOf({ because: 'not-now', until: today }, today)).toMatchObject({
    because: 'find-day-gone-by',
  });
  expect(declineOf({ because: 'not-now', until: '2040-01-01' }, today)).toMatchObject({
    because: 'find-too-long',
  });
  expect(declineOf({ because: 'said-no', words: ' ' }, today)).toEqual({ because: 'said-no' });
});

test('pages that go in a circle, too many of them, and too many people end a list as a part', () => {
  const page = { said: [], fit: 0, passedOver: 0, next: '?page=2' };
  const work = newWork(asks({ from: ['copd'] }));
  const circle = afterPage(afterPage(work, page, usualBudget), page, usualBudget);
  expect(circle.reads[0]).toMatchObject({ status: 'cut', because: 'in-a-circle' });
  const few = { ...usualBudget, pagesOfRead: 1, people: 1 };
  expect(afterPage(work, page, few).reads[0]).toMatchObject({ status: 'cut', because: 'pages' });
  const two = ['a', 'b'].map(of => ({ of, said: { is: 'medicine', name: 'x' } as const }));
  expect(afterPage(work, { ...page, said: two }, few).reads[0]).toMatchObject({ because: 'people' });
  const failed = afterFailure(afterPage(work, page, usualBudget), 'emr-down');
  expect([failed.reads[0]?.status, isComplete(failed)]).toEqual(['cut', false]);
});

test.each([
  ['2026-03-31', 1, '2026-02-28'],
  ['2026-01-15', 12, '2025-01-15'],
  ['2028-03-30', 1, '2028-02-29'],
])('%s less %i months is %s', (day, months, before) => expect(monthsEarlier(day, months)).toBe(before));

test('every search says why in a sentence of each language', () => {
  const facts = knows({
    conditions: Object.fromEntries(readsOf(asks({ from: ['several'] })).map(id => [id, `${id}`])),
    readings: Object.fromEntries(
      ['a1c', 'pressure', 'ldl', 'bmi', 'phq9'].map(id => [id, { day: today, value: 200, second: 95 }]),
    ),
    ...{ medicines: ['a', 'b', 'c', 'd', 'e'], missed: ['2026-10-01'], notTaken: { name: 'a' } },
    supplyOver: { name: 'b', day: '2026-10-01' },
  });
  const asked = asks({ from: [...searchIds], unseen: true });
  const whys = whyFound(facts, asked, criteriaOf(), { today, knowsSeen: true }) ?? [];
  expect(whys).toHaveLength(searchIds.length + 1);
  for (const language of ['en', 'es'] as const)
    for (const one of whys) expect(whyWords(one, language)).toMatch(/^\S.+\.$/);
});
