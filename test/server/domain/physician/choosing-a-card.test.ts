import { describe, expect, it } from 'vitest';
import type { StandingCard } from '../../../../server/domain/physician/card.ts';
import { cardWords, mostOfSummary } from '../../../../server/domain/physician/card-words.ts';
import { type CardAsked, chooseCard } from '../../../../server/domain/physician/choose-card.ts';
import type { CoachedCondition } from '../../../../server/domain/physician/coached-conditions.ts';
import { type HandoffFacts, usualCriteria } from '../../../../server/domain/physician/handoff-criteria.ts';
import {
  begunToday,
  openRedFlags,
  openTeachBack,
  signedToday,
  waitingQuestion,
} from '../../../../server/domain/physician/standing-cards.ts';
import type { TeachBackOutcome } from '../../../../server/domain/session/signed.ts';
import { rosaDraft, signed } from '../session/rosa-session.ts';

const zone = 'America/New_York';
const now = new Date('2026-03-02T15:00:00Z');
const day = '2026-03-02';

const coached: StandingCard = {
  topic: 'coaching-today',
  since: '2026-03-02T14:00:00Z',
  day,
  says: {
    is: 'coaching-today',
    stands: 'signed',
    coach: 'Dana Reyes',
    redFlags: [],
    result: 'No plan this time.',
  },
};
const flag = { kind: 'chest-pain', words: 'Like a stone', raisedBy: 'Dana Reyes' } as const;
const flagged = openRedFlags([{ ...flag, raisedAt: '2026-03-02T14:05:00Z' }]) as StandingCard;
const question: StandingCard = {
  topic: 'open-question',
  since: '2026-02-27T14:00:00Z',
  says: {
    is: 'open-question',
    asks: 'May she take the metformin at supper?',
    askedBy: 'Dana Reyes',
    urgent: false,
    askedAt: '2026-02-27T14:00:00Z',
  },
};
const taught: StandingCard = {
  topic: 'teach-back',
  since: '2026-02-10T14:00:00Z',
  says: { is: 'teach-back', about: 'When to take insulin', open: ['can-do'], others: 0 },
};
const high: HandoffFacts = {
  conditions: ['diabetes'],
  a1c: { at: '2026-02-20', value: 9.1 },
  sent: false,
};
const asked = (more: Partial<CardAsked>): CardAsked => ({
  hook: 'patient-view',
  reader: { staffId: 'osei', role: 'physician' },
  standing: [],
  criteria: usualCriteria,
  coached: false,
  silenced: [],
  now,
  timeZone: zone,
  ...more,
});
const everything = [taught, coached, question];

describe('of all that could be said, a physician is told', () => {
  it.each<[string, Partial<CardAsked>, string | undefined]>([
    ['nothing, when there is nothing', {}, undefined],
    ['the question before the talk and the teach-back', { standing: everything }, 'open-question'],
    ['an open red flag before a question', { standing: [question, flagged] }, 'red-flag'],
    ['the talk before the teach-back', { standing: [taught, coached] }, 'coaching-today'],
    ['the teach-back when nothing else is there', { standing: [taught] }, 'teach-back'],
    ['a suggestion, when the chart meets the criteria', { chart: high }, 'handoff'],
    ['no suggestion for who is coached already', { chart: high, coached: true }, undefined],
    ['no suggestion for who was sent to coaching', { chart: { ...high, sent: true } }, undefined],
    [
      'what stands before a suggestion',
      { chart: high, standing: [question], coached: false },
      'open-question',
    ],
    [
      'a suggestion from the chart as it was read before, when none was sent along',
      { standing: [{ topic: 'handoff', since: '2026-02-20T00:00:00Z', says: high }] },
      'handoff',
    ],
    [
      'no suggestion, when an order to coach was read before',
      {
        chart: high,
        standing: [{ topic: 'handoff', since: '2026-02-20T00:00:00Z', says: { ...high, sent: true } }],
      },
      undefined,
    ],
    [
      'the next thing, when the first is silenced',
      { standing: everything, silenced: ['open-question'] },
      'coaching-today',
    ],
    [
      'a red flag although somebody said to put it aside',
      { standing: [flagged], silenced: ['red-flag'] },
      'red-flag',
    ],
    ['nothing of yesterday’s talk', { standing: [{ ...coached, day: '2026-03-01' }] }, undefined],
    [
      'nothing of what was taught half a year ago',
      { standing: [{ ...taught, since: '2025-09-01T14:00:00Z' }] },
      undefined,
    ],
    [
      'at an order nothing but a suggestion',
      { hook: 'order-sign', standing: [question, flagged] },
      undefined,
    ],
    ['at an order the suggestion', { hook: 'order-sign', chart: high, standing: [question] }, 'handoff'],
    [
      'nothing, who is a coach',
      { reader: { staffId: 'dana', role: 'coach' }, standing: everything },
      undefined,
    ],
    [
      'nothing, who is a biller',
      { reader: { staffId: 'june', role: 'biller' }, standing: everything },
      undefined,
    ],
  ])('%s', (_, more, topic) => {
    expect(chooseCard(asked(more))?.topic).toBe(topic);
  });
  it('today’s talk until midnight in the practice’s zone, not in London', () => {
    const evening = asked({ standing: [coached], now: new Date('2026-03-03T04:30:00Z') });
    expect(chooseCard(evening)?.topic).toBe('coaching-today');
    const after = asked({ standing: [coached], now: new Date('2026-03-03T05:30:00Z') });
    expect(chooseCard(after)).toBeUndefined();
  });
});

describe('what stands about a patient', () => {
  it('says of a signed talk who coached and the plan that was agreed to', () => {
    const card = signedToday(
      signed({ draft: { ...rosaDraft, redFlags: undefined, measured: undefined } }),
      zone,
    );
    expect(card).toMatchObject({ topic: 'coaching-today', day, says: { stands: 'signed' } });
    const { summary } = cardWords(card.says as never, 'en', zone);
    expect(summary).toMatch(/^Coached today by Dana Reyes: .*lan agreed, sure \d\/10:/);
    expect(summary.length).toBeLessThanOrEqual(mostOfSummary);
  });
  it('says of a talk with a red flag nothing before that flag', () => {
    const { says } = signedToday(signed(), zone);
    expect(cardWords(says as never, 'en', zone).summary).toBe(
      'Red flag in coaching today: Blood pressure in crisis.',
    );
    expect(cardWords(says as never, 'es', zone).summary).toBe(
      'Señal de alarma en el coaching de hoy: Presión arterial en crisis.',
    );
  });
  it('says of every red flag that is open when the first was raised, and never its words in the one line', () => {
    const later = { ...flag, kind: 'stroke-signs', raisedAt: '2026-03-02T15:00:00Z' } as const;
    const card = openRedFlags([later, { ...flag, raisedAt: '2026-03-02T14:05:00Z' }]);
    const { summary, detail } = cardWords(card?.says as never, 'en', zone);
    expect(summary).toBe(
      'Red flag not closed yet: Chest pain, Signs of a stroke. Raised Mar 2, 2026 at 9:05 AM by Dana Reyes.',
    );
    expect(detail).toMatch(/^In the patient’s words: “Like a stone”/);
    expect(openRedFlags([])).toBeUndefined();
  });
  it('says of a talk under way that nothing is signed yet', () => {
    const card = begunToday({ coach: 'Dana Reyes', openedAt: '2026-03-02T14:05:00Z', timeZone: zone });
    expect(card.day).toBe(day);
    expect(cardWords(card.says as never, 'en', zone).summary).toBe(
      'Coaching today: Dana Reyes has begun, nothing is signed yet.',
    );
  });
  it('holds only what a clinician taught: a visit’s plan or a change of medicine, the oldest first', () => {
    const outcome: TeachBackOutcome = {
      ...{ id: 'a', topic: 'Insulin timing', status: 'open', understands: 'yes', agrees: 'yes' },
      ...{ canDo: 'partly', attempts: 1, lastWords: '' },
    };
    const of = (from: string | undefined, since: string) => ({ outcome, from, since });
    expect(openTeachBack([of('session', '2026-01-01'), of(undefined, '2026-01-02')])).toBeUndefined();
    const card = openTeachBack([
      of('visit-plan', '2026-02-01'),
      of('medicine-change', '2026-01-05'),
      of('session', '2026-01-01'),
    ]);
    expect(card).toMatchObject({ since: '2026-01-05', says: { open: ['can-do'], others: 1 } });
  });
  it('holds the urgent question first, else the one that waits longest; another’s hides none of theirs', () => {
    const one = (asks: string, askedAt: string, urgent = false, to: string | null = null) => ({
      ...{ asks, askedBy: 'Dana', askedAt, urgent, to },
    });
    const waiting = [one('second', '2026-02-02T00:00:00Z'), one('first', '2026-02-01T00:00:00Z')];
    const urgent = (to: string | null) => one('now', '2026-02-03T00:00:00Z', true, to);
    const first = (questions: typeof waiting) => waitingQuestion(questions, 'osei')?.says;
    expect(first(waiting)).toMatchObject({ asks: 'first' });
    expect(first([...waiting, urgent(null)])).toMatchObject({ asks: 'now' });
    expect(first([...waiting, urgent('osei')])).toMatchObject({ asks: 'now' });
    expect(first([...waiting, urgent('lindqvist')])).toMatchObject({ asks: 'first' });
    expect(first([urgent('lindqvist')])).toBeUndefined();
    expect(first([])).toBeUndefined();
  });
});

describe('a card’s words', () => {
  const hostile =
    'Ask **now** <img src=x onerror=alert(1)> [here](https://evil.example) www.evil.example a@b.example `x`\n# top\u202e';
  it.each(['en', 'es'] as const)('hold no markup, no link and no line break, in %s', language => {
    const says = { ...question.says, asks: hostile } as never;
    const { summary, detail } = cardWords(says, language, zone);
    for (const text of [summary, detail]) {
      expect(text).not.toMatch(/[<>[\]`*\n\u202e]|:\/\/|www\.|\S@\S/);
    }
    expect(detail).toContain('onerror');
  });
  it.each(['en', 'es'] as const)('stay below 140 characters however much was written, in %s', language => {
    const long = 'La insulina de la noche y la cena '.repeat(30);
    for (const says of [
      { ...question.says, asks: long },
      { ...coached.says, coach: long, result: long },
      { ...taught.says, about: `${'🙂'.repeat(200)}` },
    ]) {
      const { summary } = cardWords(says as never, language, zone);
      expect(summary.length).toBeLessThan(140);
      expect(summary).toMatch(/…$/);
      expect(summary.isWellFormed()).toBe(true);
    }
  });
  it('tell why a coach may help, with the reading and its day', () => {
    const chosen = chooseCard(asked({ chart: high }));
    expect(cardWords(chosen?.says as never, 'en', zone).summary).toBe(
      'Coaching may help: diabetes, HbA1c 9.1 % (Feb 20, 2026).',
    );
    expect(cardWords(chosen?.says as never, 'es', zone).summary).toBe(
      'El coaching puede ayudar: diabetes, HbA1c 9.1 % (20 de febrero de 2026).',
    );
  });
  it.each([
    ['hypertension', 'pressure', { value: 151, second: 94 }, 'high blood pressure, 151/94 mmHg'],
    ['high-cholesterol', 'ldl', { value: 182 }, 'high cholesterol, LDL 182 mg/dL'],
    ['obesity', 'bmi', { value: 36.2 }, 'obesity, BMI 36.2 kg/m²'],
    ['depression', 'phq9', { value: 14 }, 'depression, PHQ-9 14 points'],
  ] as const)('tell of %s with its own reading and unit', (condition, fact, value, told) => {
    const chart: HandoffFacts = {
      ...{ conditions: [condition], sent: false },
      [fact]: { at: '2026-02-20', ...value },
    };
    const criteria = [{ condition, from: value.value, withinDays: 365 }];
    const says = chooseCard(asked({ chart, criteria }))?.says as never;
    expect(cardWords(says, 'en', zone).summary).toBe(`Coaching may help: ${told} (Feb 20, 2026).`);
    expect(cardWords(says, 'es', zone).summary).toMatch(
      /^El coaching puede ayudar: .+ \(20 de febrero de 2026\)\.$/,
    );
  });
  it('tell it in Spanish by its Spanish names', () => {
    const reading = { at: '2026-02-20', value: 36.2 };
    const spanish = (condition: CoachedCondition) =>
      cardWords({ is: 'handoff', condition, reading }, 'es', zone).summary;
    expect(spanish('obesity')).toContain('obesidad, IMC 36.2 kg/m²');
    expect(spanish('high-cholesterol')).toContain('colesterol alto, LDL 36.2 mg/dL');
    expect(spanish('depression')).toContain('depresión, PHQ-9 36.2 puntos');
  });
});

describe('a reading the EMR did not send along', () => {
  const criteria = [{ condition: 'high-cholesterol', from: 160, withinDays: 365 } as const];
  const before: HandoffFacts = {
    ...{ conditions: [], sent: false },
    ldl: { at: '2026-02-20', value: 182 },
  };
  const kept: StandingCard = { topic: 'handoff', since: '2026-02-21T00:00:00Z', says: before };
  const chart: HandoffFacts = { conditions: ['high-cholesterol'], sent: false };
  const chosen = (more: Partial<CardAsked>) =>
    chooseCard(asked({ criteria, standing: [kept], chart, ...more }))?.says;
  it('counts as it was read before', () => {
    expect(chosen({ unsent: ['ldl'] })).toMatchObject({ reading: { value: 182 } });
  });
  it('is gone where the EMR sent that it has none', () => {
    expect(chosen({ unsent: ['bmi', 'phq9'] })).toBeUndefined();
  });
  it('is passed over for a newer one that was sent', () => {
    const newer = { ...chart, ldl: { at: '2026-03-01', value: 120 } };
    expect(chosen({ chart: newer, unsent: ['ldl'] })).toBeUndefined();
  });
});
