import { describe, expect, test } from 'vitest';
import { type MedicineDraft, whyNotReasons } from '../../../../server/domain/session/draft.ts';
import { concordance, medicinesToTell, strategiesFor } from '../../../../server/domain/session/medicines.ts';

const listed: MedicineDraft = { name: 'Metformin', chartId: 'm1' };

describe('the list against what is taken', () => {
  test.each<[MedicineDraft, string]>([
    [{ ...listed, taking: 'yes', asPrescribed: 'yes', daysOfLast7: 7 }, 'listed-and-taken'],
    [{ ...listed, taking: 'yes', asPrescribed: 'yes' }, 'listed-and-taken'],
    [{ ...listed, taking: 'yes' }, 'listed-taken-how-not-asked'],
    [{ ...listed, taking: 'yes', daysOfLast7: 7 }, 'listed-taken-how-not-asked'],
    [{ ...listed, taking: 'yes', asPrescribed: 'no', daysOfLast7: 7 }, 'listed-not-as-prescribed'],
    [{ ...listed, taking: 'yes', daysOfLast7: 5 }, 'listed-not-as-prescribed'],
    [{ ...listed, taking: 'sometimes' }, 'listed-not-as-prescribed'],
    [{ ...listed, taking: 'yes', asPrescribed: 'not-sure' }, 'listed-not-as-prescribed'],
    [{ ...listed, taking: 'no' }, 'listed-not-taken'],
    [listed, 'not-talked-about'],
    [{ name: 'Ibuprofen', taking: 'sometimes' }, 'taken-not-listed'],
    [{ name: 'Ibuprofen' }, 'taken-not-listed'],
    [{ name: 'Ibuprofen', taking: 'no' }, 'not-talked-about'],
  ])('%j: %s', (medicine, is) => {
    expect(concordance({ m: medicine }).lines).toEqual([{ id: 'm', name: medicine.name, is }]);
  });

  test.each<[string, (number | undefined)[], object]>([
    ['two medicines, 7 and 5 days', [7, 5], { meanDays: 6, daysAllTaken: { atLeast: 5, atMost: 5 } }],
    ['two medicines, 4 and 3 days', [4, 3], { meanDays: 3.5, daysAllTaken: { atLeast: 0, atMost: 3 } }],
    [
      'three medicines, 7, 6 and 6 days',
      [7, 6, 6],
      { meanDays: 6.3, daysAllTaken: { atLeast: 5, atMost: 6 } },
    ],
    ['one was not asked about', [7, undefined], { meanDays: 7, daysAllTaken: { atLeast: 7, atMost: 7 } }],
    ['none was', [undefined], {}],
  ])('%s', (_, days, expected) => {
    const medicines = Object.fromEntries(
      days.map((daysOfLast7, n) => [`m${n}`, { ...listed, taking: 'yes' as const, daysOfLast7 }]),
    );
    const { meanDays, daysAllTaken } = concordance(medicines);
    expect({ meanDays, daysAllTaken }).toMatchObject(expected);
  });

  test('complete only when everything talked about is listed and taken', () => {
    const taken: MedicineDraft = { ...listed, taking: 'yes', asPrescribed: 'yes' };
    expect(concordance({ a: { ...listed, taking: 'yes' } }).complete).toBe(false);
    expect(concordance({ a: taken, b: listed }).complete).toBe(true);
    expect(concordance({ a: taken, b: { name: 'Té', taking: 'yes' } }).complete).toBe(false);
    expect(concordance({ b: listed }).complete).toBe(false);
  });
});

test('the clinician hears of side effects first, then of what list and life disagree on', () => {
  expect(
    medicinesToTell({
      a: { name: 'Té de hierbas', taking: 'yes' },
      b: {
        ...listed,
        name: 'Atorvastatin',
        taking: 'no',
        whyNot: 'fear-of-harm',
        whyNotWords: 'dicen que daña',
      },
      c: { ...listed, taking: 'sometimes', whyNot: 'side-effects', whyNotWords: 'me da mareo' },
    }),
  ).toEqual([
    'Side effects reported with Metformin ("me da mareo").',
    'Atorvastatin is listed but not taken ("dicen que daña").',
    'Té de hierbas is taken but not on the list.',
  ]);
});

describe('a coach never changes a medicine', () => {
  test.each(whyNotReasons)('%s has something to try and somebody to act', reason => {
    const strategy = strategiesFor(reason);
    expect(strategy.try.length).toBeGreaterThan(0);
    expect(strategy.whoMayAct.length).toBeGreaterThan(0);
  });

  test('side effects are for the prescriber alone, today', () => {
    expect(strategiesFor('side-effects')).toMatchObject({
      whoMayAct: ['prescriber'],
      try: expect.arrayContaining(['tell-the-clinician-today']),
    });
  });
});
