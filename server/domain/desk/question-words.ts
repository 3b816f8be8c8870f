import { firstDay } from '../billing/calendar.ts';
import { inGap } from '../billing/gap-words.ts';
import { statedFacts } from '../billing/stated-facts.ts';
import type { Accreditation, CarePlanKind, ConditionKind, Statable } from '../billing/vocabulary.ts';
import { tellDate } from '../tell-date.ts';
import type { WrittenFact } from './facts.ts';
import { sayKinds } from './kind-words.ts';
import type { KnownProblem, LackAbout } from './lack-about.ts';

/** A reply for one tap, and what it states: nothing where it only says what somebody will do. */
type Offer = { words: string; states: WrittenFact[] };
type Question = { words: string; offers: Offer[] };

/** The question to a physician about what is missing, with what each reply states; or nothing where no physician can tell. No code, no money. Questions are kept in English, as a coach's are. */
export function questionAbout(
  about: LackAbout,
): { words: string; offers: string[]; states: WrittenFact[][] } | undefined {
  const question = ways[about.lack.says]?.(about);
  if (question === undefined) return undefined;
  const offers = question.offers.slice(0, mostOffers);
  return {
    words: question.words,
    offers: offers.map(({ words }) => words),
    states: offers.map(({ states }) => states),
  };
}
/** As many as a page shows for one tap. */
const mostOffers = 4;

const only = (words: string): Offer => ({ words, states: [] });
const on = (day: string) => tellDate(day, 'en', 'UTC');

const ways: { [says in LackAbout['lack']['says']]?: (about: LackAbout) => Question } = {
  'lacks-visit': about => ({
    words: `When did you last see this patient for a visit of their own (within ${gapOf(about, 'months')} months), or should one be booked?`,
    offers: [
      ...about.visitDays.slice(0, 2).map(day => ({
        words: `I saw them on ${on(day)}`,
        states: [{ is: 'visit' as const, kind: 'office' as const, day }],
      })),
      only('Please book one'),
    ],
  }),
  'lacks-visit-same-day': ({ contacts }) => ({
    words: `Was there a visit with you on the same day as the coaching (${contacts.map(({ day }) => on(day)).join(', ')})?`,
    offers: [
      ...contacts.slice(0, 2).map(({ day }) => ({
        words: contacts.length === 1 ? 'Yes, the same day' : `Yes, on ${on(day)}`,
        states: [{ is: 'visit' as const, kind: 'office' as const, day }],
      })),
      only('No'),
    ],
  }),
  'lacks-conditions': about => aboutConditions(about),
  'lacks-care-plan': about => ({
    words: `Is there a care plan (${gapOf(about, 'kind')}) for this patient, and since when?`,
    offers: [
      {
        words: `Yes, since ${on(firstDay(about.month))} or before`,
        states: [
          {
            ...{ is: 'care-plan', kind: String(about.lack.with?.kind) as CarePlanKind },
            ...{ from: firstDay(about.month), orBefore: true },
          },
        ],
      },
      only('I will write one'),
      only('No'),
    ],
  }),
  'lacks-order': about => {
    const first = about.contacts[0]?.day ?? firstDay(about.month);
    return {
      words: `Is there an order of yours for ${gapOf(about, 'for')}, or would you write one?`,
      offers: [
        {
          words: `Yes, of ${on(first)} or before`,
          states: [
            {
              ...{ is: 'order', for: String(about.lack.with?.for) as Accreditation },
              ...{ day: first, orBefore: true },
            },
          ],
        },
        only('I will write one'),
        only('No'),
      ],
    };
  },
  'lacks-stated': ({ lack, month }) => {
    const that = String(lack.with?.that) as Statable;
    const when = statedFacts[that].holds === 'month' ? { month } : {};
    const said = (yes: boolean): WrittenFact[] => [{ is: 'stated', that, yes, ...when }];
    return {
      words: `Is this so${'month' in when ? ` in ${on(month)}` : ''}? ${inGap('that', String(sayKinds(lack, 'en').with?.that), 'en')}`,
      offers: [
        { words: 'Yes', states: said(true) },
        { words: 'No', states: said(false) },
      ],
    };
  },
  'lacks-supervision': ({ lack, month }) => {
    const direct = lack.with?.kind === 'direct';
    const how = direct ? 'direct: you were there, or reachable at once by video' : gap(lack, 'kind');
    return {
      words: `Were you supervising the coaching of this patient in ${on(month)} (${how})?`,
      offers: [
        { words: 'Yes', states: [{ is: 'supervised', month, how: direct ? 'direct' : 'general' }] },
        { words: 'No', states: [{ is: 'supervised', month, how: direct ? 'general' : 'none' }] },
      ],
    };
  },
};

/** Where all that is known last may do, one tap says that they do; where one of a kind is asked for, one tap names it. */
function aboutConditions(about: LackAbout): Question {
  const kind = String(about.lack.with?.kind) as ConditionKind;
  const least = Number(about.lack.with?.count);
  const words = `Which of this patient’s conditions are ${gapOf(about, 'kind')}? We know of fewer than ${least}.`;
  const unsure = about.problems.filter(({ lastsMonths }) => lastsMonths === undefined);
  const lasting = (months: number): WrittenFact[] => unsure.map(one => conditionOf(one, kind, months));
  const offers =
    kind === 'chronic'
      ? about.problems.length >= least && unsure.length > 0
        ? [
            { words: 'All active problems in the chart last a year or more', states: lasting(12) },
            { words: 'No others last a year', states: lasting(1) },
          ]
        : []
      : about.problems.slice(0, 3).map(one => ({ words: one.name, states: [conditionOf(one, kind, 12)] }));
  return { words, offers: [...offers, only('They are not in the chart yet')] };
}

/** A problem of the chart as a condition of one more kind; how long it lasts stays what it was where that is known. */
export const conditionOf = (
  { id, name, kinds, lastsMonths }: KnownProblem,
  kind: ConditionKind,
  months: number,
): WrittenFact => ({
  ...{ is: 'condition', id, name, lastsMonths: lastsMonths ?? months },
  kinds: kinds.includes(kind) ? kinds : [...kinds, kind],
});

const gap = (lack: LackAbout['lack'], name: string): string =>
  String(sayKinds(lack, 'en').with?.[name] ?? '');
const gapOf = ({ lack }: LackAbout, name: string): string => gap(lack, name);
