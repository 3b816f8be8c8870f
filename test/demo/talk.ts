import type { PlanDraft, SessionDraft } from '../../server/domain/session/draft.ts';
import { stepWords } from '../../server/domain/session/step-words.ts';
import type { Weekday } from '../../server/domain/session/weekdays.ts';

/** A coaching talk of the demonstration: when, by whom, what was written. */
export type Talk = {
  patient: string;
  coach: 'coach-dana' | 'coach-marcus';
  /** Days before today. */
  ago: number;
  minutes: number;
  draft(at: Clockface): SessionDraft;
  /** How often what was agreed before was done, a plan each in their order; Rosa's walks unless said. */
  reviews?: { timesDone: number; timesPlanned: number }[];
  /** Days of the habit after the talk, oldest first: d done, p partly, n not, . nothing said. */
  habit?: string;
};

/** The dates of one talk, so that its words can hang on them. */
export type Clockface = {
  at: string;
  /** A day so many days after the talk, YYYY-MM-DD. */
  day(after: number): string;
};

/** A plan that was agreed to and that the patient was sure enough of, as it was said in the room. */
export const agreedPlan = (
  at: Clockface,
  plan: Omit<PlanDraft, 'confidence' | 'agreement' | 'days'> & {
    sure: number;
    on?: Weekday[];
    /** A first step that was too big: how sure they were of it. */
    firstTry?: { what: string; sure: number };
  },
): PlanDraft => {
  const { sure, on = [], firstTry, ...rest } = plan;
  const agreed: PlanDraft = { ...rest, days: Object.fromEntries(on.map(day => [day, true])) };
  const words = stepWords(agreed, 'en');
  return {
    ...agreed,
    confidence: {
      ...(firstTry && {
        first: {
          value: firstTry.sure,
          aboutStep: stepWords({ ...agreed, what: firstTry.what }, 'en'),
          at: at.at,
        },
      }),
      last: { value: sure, aboutStep: words, at: at.at },
    },
    agreement: { says: 'agrees', toStep: words, at: at.at },
  };
};

/** Stretches of time that add up to the talk's minutes, spread over what was done. */
export const timeOf = (
  at: Clockface,
  spent: [NonNullable<SessionDraft['time']>[string]['activity'], number][],
) => {
  let from = Date.parse(at.at);
  return Object.fromEntries(
    spent.map(([activity, minutes], index) => {
      const stretch = {
        activity,
        from: new Date(from).toISOString(),
        to: new Date(from + minutes * 60_000).toISOString(),
      };
      from += minutes * 60_000;
      return [`stretch-${index}`, stretch];
    }),
  );
};
