import { describe, expect, test } from 'vitest';
import type { NextContact } from '../../../../server/domain/session/draft.ts';
import { type Handout, handout } from '../../../../server/domain/session/handout.ts';
import { type HandoutWords, handoutWords } from '../../../../server/domain/session/handout-words.ts';
import { nextTalk } from '../../../../server/domain/session/next-talk.ts';
import { activate } from '../../../../server/domain/session/plan.ts';
import { fernandezHuertaEase, fleschKincaidGrade } from '../../../../server/domain/session/readability.ts';
import { isHardToRead, readsEasily } from '../../../../server/domain/session/reads-easily.ts';
import type { ActivePlan } from '../../../../server/domain/session/signed.ts';
import { talks } from '../../../demo/talks.ts';
import { agreed, rules } from './walking.ts';

const active = (id: string, more = {}): ActivePlan => {
  const made = activate(id, { ...agreed, ...more }, rules);
  if (made.status !== 'active') throw new Error(made.missing.join(', '));
  return made;
};
const practice = { name: 'Orchard Family Practice', phone: '555-0100', urgentLine: '' };
const talkAfter = (plans: ActivePlan[], own?: NextContact) =>
  nextTalk(
    own,
    { made: plans.map(plan => plan.nextContact), before: [] },
    { today: '2026-03-02', held: '2026-03-02' },
  );
const page = (language: 'en' | 'es', plans: ActivePlan[], today = '2026-03-02') =>
  handout({
    plans,
    next: talkAfter(plans),
    patientName: 'Rosa',
    practice,
    coach: { name: 'Dana Reyes' },
    ...{ language, today },
  });

const sentencesOf = (words: HandoutWords): string[] =>
  Object.values(words).flatMap((value): string[] => {
    if (typeof value === 'function') return [(value as (filled: string) => string)('8')];
    return typeof value === 'string' ? [value] : Object.values(value);
  });

describe('what patients are handed reads easily', () => {
  test.each(sentencesOf(handoutWords.en))('grade 6 or below: %s', sentence => {
    expect(fleschKincaidGrade(sentence)).toBeLessThanOrEqual(6);
  });

  test.each(sentencesOf(handoutWords.es))('fairly easy: %s', sentence => {
    expect(fernandezHuertaEase(sentence)).toBeGreaterThanOrEqual(70);
  });

  test.each([
    ['The cat sat on the mat.', 6, 6],
    ['She takes her medicine with breakfast.', 6, 9],
    ['Health coaching documentation necessitates considerable organizational communication.', 7, 28],
  ])('English syllables counted by hand: %s', (text, words, syllables) => {
    expect(fleschKincaidGrade(text)).toBeCloseTo(0.39 * words + 11.8 * (syllables / words) - 15.59, 5);
  });

  test.each([
    ['El sol sale hoy.', 206.84 - 60 * (5 / 4) - 1.02 * 4],
    ['Mi día libre', 206.84 - 60 * (5 / 3) - 1.02 * 3],
    ['La administración farmacológica', 206.84 - 60 * (12 / 3) - 1.02 * 3],
    ['Quiero agua', 206.84 - 60 * (4 / 2) - 1.02 * 2],
    ['Leo un poema', 206.84 - 60 * (6 / 3) - 1.02 * 3],
  ])('Spanish syllables counted by hand: %s', (text, ease) => {
    expect(fernandezHuertaEase(text)).toBeCloseTo(ease, 5);
  });
});

const demoPlans = talks.flatMap(({ patient, draft }) => {
  const at = '2026-03-02T17:00:00Z';
  const day = (after: number) => new Date(Date.parse(at) + after * 86_400_000).toISOString().slice(0, 10);
  const { plans, nextContact } = draft({ at, day });
  return Object.entries(plans ?? {}).flatMap(([id, plan]) => {
    const made = activate(id, plan, { threshold: 7, nextContact });
    return made.status === 'active' ? [[`${patient}: ${made.step.what}`, made] as const] : [];
  });
});
/** All that stands on the page but the patient's own words and names, a sentence a line. */
const measuredOn = ({ title, parts, boxesHeading }: Handout) =>
  [
    title,
    ...parts.flatMap(part => [
      part.heading,
      ...part.lines.flatMap(one => (one.kind === 'quote' ? [] : one.words)),
    ]),
    boxesHeading,
  ].join('\n');

describe('the whole page of every patient of the demonstration', () => {
  test('there are some', () => expect(demoPlans.length).toBeGreaterThan(3));

  test.each(demoPlans)('with the coach’s own words reads at grade 6 or below: %s', (_, plan) => {
    const barriers = plan.barriers.map(() => ({ barrier: 'Rain', plan: 'I walk at home' }));
    expect(readsEasily(measuredOn(page('en', [{ ...plan, barriers }])), 'en')).toBe(true);
    const own = {
      step: { ...plan.step, what: 'caminar', when: undefined, where: undefined, withWhom: undefined },
    };
    const inSpanish = { ...plan, ...own, barriers: [{ barrier: 'Llueve', plan: 'camino en casa' }] };
    expect(readsEasily(measuredOn(page('es', [inSpanish])), 'es')).toBe(true);
  });

  test.each<[string, boolean]>([
    ['Walk', false],
    ['Walk the dog round the block', false],
    ['Eat one less tortilla at supper', false],
    ['Exercise', false],
    ['Participate in moderate cardiovascular activity', true],
  ])('of a step the coach is told gently when its words are long: %s', (what, is) => {
    expect(isHardToRead({ what, howMuch: 20, unit: 'minutes', timesPer: 3, per: 'week' }, 'en')).toBe(is);
  });
});

describe('the page Rosa takes home', () => {
  const barriers = { barriers: { b1: { barrier: 'Llueve', plan: 'camino en la tienda' } } };

  test('in Spanish, one idea a line, her goal in her own words', () => {
    expect(
      page('es', [
        active('p1', { ...barriers, nextContact: { date: '2026-03-16', time: '13:30', means: 'phone' } }),
      ]),
    ).toEqual({
      language: 'es',
      title: 'Mi plan',
      forWhom: 'Este plan es de Rosa.',
      parts: [
        { heading: 'Mi meta', lines: [{ kind: 'quote', words: 'Caminar con mi hermana después de cenar' }] },
        {
          heading: 'Lo que voy a hacer',
          lines: [
            { kind: 'plan', words: 'Caminar 20 minutos, 3 veces por semana (lun, mié, vie), con my sister' },
            { kind: 'plan', words: 'Cuándo: después de la cena' },
            { kind: 'plan', words: 'Dónde: por la cuadra' },
            { kind: 'plan', words: 'Empiezo el: lunes, 2 de marzo de 2026' },
          ],
        },
        {
          heading: 'Si se pone difícil, voy a',
          lines: [{ kind: 'plan', words: 'Llueve: camino en la tienda' }],
        },
        { heading: '¿Qué tan seguro o segura estoy?', lines: [{ kind: 'plan', words: '8 de 10' }] },
        {
          heading: 'Llámenos si',
          lines: [
            ...handoutWords.es.callLines.map(words => ({ kind: 'plain', words })),
            { kind: 'plan', words: 'Llámenos al 555-0100' },
          ],
        },
        {
          heading: 'La próxima vez que hablamos',
          lines: [{ kind: 'plain', words: 'lunes, 16 de marzo de 2026 a la 1:30 p. m., en una llamada' }],
        },
      ],
      boxesHeading: 'Mi semana: marco cada día que lo hice',
      boxes: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'],
      foot: 'Mi coach es Dana Reyes. Orchard Family Practice',
    });
  });

  test('in English with two plans: each goal has its number, the next talk is the sooner one', () => {
    const { parts } = page('en', [
      active('p1'),
      active('p2', { goal: 'Sleep', nextContact: { date: '2026-03-09', means: 'in-person' } }),
    ]);
    expect(parts.map(part => part.heading)).toEqual([
      'My goal 1',
      'What I will do',
      'If it gets hard, I will',
      'How sure am I?',
      'My goal 2',
      'What I will do',
      'If it gets hard, I will',
      'How sure am I?',
      'Call us if',
      'When we talk next',
    ]);
    expect(parts.at(-1)?.lines).toEqual([{ kind: 'plain', words: 'Mon, Mar 9, 2026, here with us' }]);
  });

  test('without an answer to a barrier the small step is named, and without a plan the call', () => {
    const [, , hard] = page('en', [active('p1')]).parts;
    expect(hard?.lines[0]?.words).toBe(handoutWords.en.hardNothing);
    expect(page('en', []).parts.map(part => part.heading)).toEqual(['Call us if', 'When we talk next']);
  });

  test.each([
    ['en', '2026-03-01', 'I start on: Mon, Mar 2, 2026'],
    ['en', '2026-03-02', 'I start on: Mon, Mar 2, 2026'],
    ['en', '2026-03-03', 'Since: Mon, Mar 2, 2026'],
    ['es', '2026-03-03', 'Desde el: lunes, 2 de marzo de 2026'],
  ] as const)('a plan that has begun is not begun once more (%s, printed on %s)', (language, today, said) => {
    const [, doing] = page(language, [active('p1')], today).parts;
    expect(doing?.lines.at(-1)?.words).toBe(said);
  });

  test.each(['en', 'es'] as const)('911 and 988 stand on every page (%s)', language => {
    const words = page(language, [active('p1')])
      .parts.flatMap(part => part.lines.map(line => line.words))
      .join(' ');
    expect(words).toMatch(/911/);
    expect(words).toMatch(/988/);
  });
});

test.each<[string, NextContact | undefined, string | undefined]>([
  ['as the session says, whatever a plan said before', { date: '2026-03-20', means: 'video' }, '2026-03-20'],
  ['as the plans say where the session has only a day', { date: '2026-03-20' }, '2026-03-09'],
  ['as the plans say where the session says nothing', undefined, '2026-03-09'],
  ['as the plans say where its own day is over', { date: '2026-03-01', means: 'phone' }, '2026-03-09'],
])('the next talk is %s', (_, own, date) => {
  const plans = ['2026-02-27', '2026-03-16', '2026-03-09'].map((day, n) => ({
    ...active(`p${n}`),
    nextContact: { date: day, means: 'phone' as const },
  }));
  expect(talkAfter(plans, own)?.date).toBe(date);
  expect(talkAfter([], undefined)).toBeUndefined();
});

test.each([
  [
    'was agreed on before it: it was this talk',
    { before: ['2026-03-02', '2026-03-09'] },
    '2026-03-02',
    '2026-03-09',
  ],
  ['was agreed on before it, and nothing else was', { before: ['2026-03-02'] }, '2026-03-02', undefined],
  ['was agreed on in it: they talk once more', { made: ['2026-03-02'] }, '2026-03-02', '2026-03-02'],
  [
    'is ahead of an earlier talk’s page, printed then',
    { before: ['2026-03-02'] },
    '2026-02-20',
    '2026-03-02',
  ],
] as const)('a next contact on the day of a talk that %s', (_, given, held, date) => {
  const agreedOn = (days: readonly string[] = []) =>
    days.map(day => ({ date: day, means: 'phone' as const }));
  const { made, before } = { made: undefined, before: undefined, ...given };
  const ofPlans = { made: agreedOn(made), before: agreedOn(before) };
  expect(nextTalk(undefined, ofPlans, { today: '2026-03-02', held })?.date).toBe(date);
});
