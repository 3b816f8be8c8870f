import type { Language } from '../language.ts';
import { tellClock, tellDayWithWeekday } from '../tell-date.ts';
import { type HandoutWords, handoutWords } from './handout-words.ts';
import { phraseIn, whenPhrases, wherePhrases } from './phrases.ts';
import type { ActivePlan } from './signed.ts';
import { stepWords } from './step-words.ts';

/** A page the patient takes home, ready to be drawn: on paper, on a screen, read aloud. */
export type Handout = {
  language: Language;
  title: string;
  forWhom?: string;
  parts: HandoutPart[];
  /** What stands over the boxes, and a day under each of the seven. */
  boxesHeading: string;
  boxes: string[];
  foot: string;
};
export type HandoutPart = { heading: string; lines: HandoutLine[] };
/** `quote` is the patient's own words; `plan` is set larger. */
export type HandoutLine = { kind: 'quote' | 'plan' | 'plain'; words: string };

export type HandoutInput = {
  plans: readonly ActivePlan[];
  /** When coach and patient talk next, where that is agreed on. */
  next: ActivePlan['nextContact'] | undefined;
  patientName?: string;
  practice: { name: string; phone: string; urgentLine?: string };
  coach: { name: string };
  language: Language;
  /** The day it is printed on, of the practice: what began before goes on, and is not begun. */
  today: string;
};

/**
 * The handout of active plans in the patient's language: goal in the patient's words, the step one idea a line, what
 * to do when it gets hard, how sure, when to call, when we talk next, seven boxes for the week. The patient's words
 * stay in the language in which they were said.
 */
export function handout(input: HandoutInput): Handout {
  const { plans, next, patientName, practice, coach, language, today } = input;
  const words = handoutWords[language];
  const name = patientName?.trim();
  return {
    language,
    title: words.title,
    ...(name && { forWhom: words.forWhom(name) }),
    parts: [
      ...plans.flatMap((plan, n) => planParts(plan, plans.length > 1 ? ` ${n + 1}` : '', today, language)),
      { heading: words.call, lines: callLines(practice, words) },
      { heading: words.next, lines: [plain(nextWords(next, language, words))] },
    ],
    boxesHeading: words.week,
    boxes: [...words.days],
    foot: [words.coach(coach.name), practice.name.trim()].filter(Boolean).join(' '),
  };
}

function planParts(plan: ActivePlan, number: string, today: string, language: Language): HandoutPart[] {
  const words = handoutWords[language];
  const { step } = plan;
  const begins = step.start < today ? words.since : words.start;
  const lines: [string, string | undefined][] = [
    [words.when, step.when && phraseIn(step.when, whenPhrases, language)],
    [words.where, step.where && phraseIn(step.where, wherePhrases, language)],
    [begins, tellDayWithWeekday(step.start, language)],
  ];
  return [
    { heading: `${words.goal}${number}`, lines: [{ kind: 'quote', words: plan.goal }] },
    {
      heading: words.plan,
      lines: [
        inPlan(stepWords({ ...step, when: undefined, where: undefined }, language)),
        ...lines.flatMap(([label, said]) => (said ? [inPlan(`${label}: ${said}`)] : [])),
      ],
    },
    { heading: words.hard, lines: hardLines(plan, words) },
    { heading: words.sure, lines: [inPlan(words.outOfTen(plan.confidence.value))] },
  ];
}

function hardLines({ barriers }: ActivePlan, words: HandoutWords): HandoutLine[] {
  const answered = barriers.filter(({ plan }) => plan !== '');
  if (answered.length === 0) return [plain(words.hardNothing)];
  return answered.map(({ barrier, plan }) => ({ kind: 'plan', words: `${barrier}: ${plan}` }));
}

const callLines = (practice: HandoutInput['practice'], words: HandoutWords): HandoutLine[] => [
  ...words.callLines.map(plain),
  ...(practice.phone.trim() ? [inPlan(words.callPhone(practice.phone.trim()))] : []),
  ...(practice.urgentLine?.trim() ? [plain(practice.urgentLine.trim())] : []),
];

function nextWords(next: HandoutInput['next'], language: Language, words: HandoutWords): string {
  if (!next) return words.nextNothing;
  const when = `${tellDayWithWeekday(next.date, language)}${next.time ? ` ${words.at(tellClock(next.time, language))}` : ''}`;
  return [when, words.means[next.means]].join(', ');
}

const plain = (words: string): HandoutLine => ({ kind: 'plain', words });
const inPlan = (words: string): HandoutLine => ({ kind: 'plan', words });
