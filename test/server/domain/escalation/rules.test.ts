import { describe, expect, test } from 'vitest';
import {
  type AboutPatient,
  flagsOf,
  type Reported,
  type ReportedReading,
} from '../../../../server/domain/escalation/reported.ts';
import { flagLimits } from '../../../../server/domain/escalation/rules.ts';
import { flagAnswers, flagWords } from '../../../../server/domain/escalation/rules-of-words.ts';
import { watchedWords } from '../../../../server/domain/escalation/watched-words.ts';

const well: AboutPatient = { heartFailure: 'no', weights: [] };
const kinds = (reported: Partial<Reported>, about: AboutPatient = well) =>
  flagsOf({ readings: [], day: '2026-11-26', ...reported }, about).map(({ kind }) => kind);

describe('a reading at the edge of its limit', () => {
  const pressure = (systolic: number, diastolic: number): ReportedReading => ({
    ...{ measure: 'blood-pressure', systolic, diastolic, unit: 'mm[Hg]' },
  });
  const glucose = (value: number, unit: 'mg/dL' | 'mmol/L'): ReportedReading => ({
    ...{ measure: 'glucose', value, unit },
  });
  test.each<[string, ReportedReading, string[]]>([
    ['179/119', pressure(179, 119), []],
    ['180/80', pressure(180, 80), ['blood-pressure-crisis']],
    ['140/120', pressure(140, 120), ['blood-pressure-crisis']],
    ['200/130, once', pressure(200, 130), ['blood-pressure-crisis']],
    ['54 mg/dL', glucose(54, 'mg/dL'), []],
    ['53.9 mg/dL', glucose(53.9, 'mg/dL'), ['severe-low-glucose']],
    ['3.0 mmol/L is 54.0 mg/dL', glucose(3, 'mmol/L'), []],
    ['2.9 mmol/L', glucose(2.9, 'mmol/L'), ['severe-low-glucose']],
    ['400 mg/dL', glucose(400, 'mg/dL'), []],
    ['401 mg/dL', glucose(401, 'mg/dL'), ['severe-high-glucose']],
    ['22.2 mmol/L is 400.0 mg/dL', glucose(22.2, 'mmol/L'), []],
    ['22.3 mmol/L', glucose(22.3, 'mmol/L'), ['severe-high-glucose']],
    ['a level of 5.5 in mmol/L is no low one', glucose(5.5, 'mmol/L'), []],
  ])('%s → %j', (_, reading, expected) => {
    expect(kinds({ readings: [reading] })).toEqual(expected);
  });
});

describe('weight with heart failure', () => {
  const weighed = (value: number, unit: 'kg' | '[lb_av]' = 'kg') => ({
    readings: [{ measure: 'weight' as const, value, unit }],
  });
  const weighing = (kg: number, day: string, heartFailure: AboutPatient['heartFailure'] = 'yes') => ({
    heartFailure,
    weights: [{ kg, day }],
  });
  test.each<[string, Partial<Reported>, AboutPatient, string[]]>([
    ['1.3 kg in two days', weighed(81.3), weighing(80, '2026-11-24'), []],
    ['1.4 kg in two days', weighed(81.4), weighing(80, '2026-11-24'), ['rapid-weight-gain']],
    ['1.4 kg in three days', weighed(81.4), weighing(80, '2026-11-23'), []],
    ['2.2 kg in a week', weighed(82.2), weighing(80, '2026-11-19'), []],
    ['2.3 kg in a week', weighed(82.3), weighing(80, '2026-11-19'), ['rapid-weight-gain']],
    ['2.3 kg in eight days', weighed(82.3), weighing(80, '2026-11-18'), []],
    ['3 lb in two days', weighed(179.37, '[lb_av]'), weighing(80, '2026-11-24'), ['rapid-weight-gain']],
    ['lost 3 kg', weighed(77), weighing(80, '2026-11-24'), []],
    ['without heart failure', weighed(83), weighing(80, '2026-11-24', 'no'), []],
    [
      'where the problem list could not be read',
      weighed(83),
      weighing(80, '2026-11-24', 'unread'),
      ['rapid-weight-gain'],
    ],
    ['nothing weighed before', weighed(83), { heartFailure: 'yes', weights: [] }, []],
  ])('%s', (_, reported, about, expected) => {
    expect(kinds(reported, about)).toEqual(expected);
  });
});

describe('words and answers, when nobody is there to be asked', () => {
  test.each<[string, string[]]>([
    ['I sometimes think they would be better off without me', ['self-harm']],
    ['Ya no quiero vivir así', ['self-harm']],
    ['No chest pain today, walked a mile', []],
    ['I had chest pain on the stairs and my husband hits me', ['chest-pain', 'abuse']],
    ['Mi marido me pega cuando toma', ['abuse']],
    ['Tengo miedo en casa', ['abuse']],
    ['I fainted after the new pill', ['side-effect-today']],
    ['se me hinchó la cara con la pastilla', ['side-effect-today']],
    ['Feeling fine, no dizziness', []],
  ])('%s → %j', (words, expected) => {
    expect(kinds({ words })).toEqual(expected);
  });
  test.each([
    [0, []],
    [1, ['self-harm']],
    [3, ['self-harm']],
  ])('question 9 of the PHQ-9 answered %i', (selfHarmAnswer, expected) => {
    expect(kinds({ selfHarmAnswer })).toEqual(expected);
  });
  test('one flag of a kind, with all that speaks for it', () => {
    const [flag, ...others] = flagsOf(
      { readings: [], words: 'I want to die', selfHarmAnswer: 2, day: '2026-11-26' },
      well,
    );
    expect(others).toEqual([]);
    expect(flag?.because.map(({ is }) => is)).toEqual(['answer', 'words']);
  });
});

describe('every rule', () => {
  test('says where it is from, since when, and that no clinician has checked it yet', () => {
    for (const rule of [...flagLimits, ...flagAnswers, ...flagWords]) {
      expect(rule.source.length).toBeGreaterThan(5);
      expect(rule.since).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(rule.checked).toBe(false);
    }
  });
  test('of words has its words, and every word its rule', () => {
    expect(watchedWords.map(({ kind }) => kind)).toEqual(flagWords.map(({ kind }) => kind));
  });
});
