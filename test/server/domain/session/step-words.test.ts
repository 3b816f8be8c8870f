import { describe, expect, test } from 'vitest';
import type { PlanDraft } from '../../../../server/domain/session/draft.ts';
import { isAboutStep, stepWords } from '../../../../server/domain/session/step-words.ts';
import { walking, words } from './walking.ts';

describe('a step is one sentence', () => {
  test.each<[PlanDraft, string, string]>([
    [
      walking,
      words,
      'Caminar 20 minutos, 3 veces por semana (lun, mié, vie), después de la cena, por la cuadra, con my sister',
    ],
    [
      { what: 'Caminar', howMuch: 1, unit: 'minutes', timesPer: 1, per: 'day' },
      'Walk 1 minute, once a day',
      'Caminar 1 minuto, una vez al día',
    ],
    [
      { what: 'check my sugar', timesPer: 2, per: 'day' },
      'Check my sugar, 2 times a day',
      'Check my sugar, 2 veces al día',
    ],
    [
      { what: 'swim', days: { tue: true, thu: true } },
      'Swim, 2 times a week (Tue, Thu)',
      'Nadar, 2 veces por semana (mar, jue)',
    ],
    [{ what: 'stretch', timesPer: 7, per: 'week' }, 'Stretch, every day', 'Estirarme, todos los días'],
    [
      { what: 'take', howMuch: 7500, unit: 'steps', when: 'Monday mornings', withWhom: 'alone' },
      'Take 7,500 steps, Monday mornings, on my own',
      'Take 7,500 pasos, Monday mornings, por mi cuenta',
    ],
    [
      { what: 'eat', howMuch: 1.5, unit: 'cups of beans', withWhom: 'with Ana' },
      'Eat 1.5 cups of beans, with Ana',
      'Eat 1.5 cups of beans, with Ana',
    ],
    [
      { what: 'caminar', when: 'Después de la cena', where: 'en mi cuarto', withWhom: 'con la familia' },
      'Walk, after dinner, en mi cuarto, with family',
      'Caminar, después de la cena, en mi cuarto, con la familia',
    ],
    [
      { what: 'leer', when: 'after dinner with Ana', withWhom: 'por mi cuenta' },
      'Leer, after dinner with Ana, on my own',
      'Leer, after dinner with Ana, por mi cuenta',
    ],
    [{ what: ' two\n  lines ' }, 'Two lines', 'Two lines'],
    [{}, '', ''],
  ])('%j', (plan, english, spanish) => {
    expect([stepWords(plan, 'en'), stepWords(plan, 'es')]).toEqual([english, spanish]);
  });

  test('a step that was agreed to in Spanish is the same step in English', () => {
    expect(isAboutStep(walking, stepWords(walking, 'es'))).toBe(true);
    expect(isAboutStep({ ...walking, howMuch: 10 }, words)).toBe(false);
  });

  test('and so is one that was read out while what is done was said in one language alone', () => {
    const before = stepWords(walking, 'es').replace('Caminar', 'Walk');
    expect(isAboutStep(walking, before)).toBe(true);
    expect(isAboutStep({ ...walking, howMuch: 10 }, before)).toBe(false);
  });
});
