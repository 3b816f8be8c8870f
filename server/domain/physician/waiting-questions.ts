import { ageOf, inTurn, type Question } from './question.ts';

/** A question in a list without a chart: whom it is about, by the name as far as the chart has said it. */
export type About = { patientId: string; patient?: { name: string; born?: string } };
type Open = Extract<Question, { status: 'open' }> & About;
type Answered = Extract<Question, { status: 'answered' }> & About;

/**
 * What waits between coaches and physicians. A coach sees their own: asked and not answered, with the age; answered and not yet
 * taken into a talk, the newest first. A physician sees what waits for her answer.
 */
export type WaitingQuestions = { open: (Open & { days: number; late: boolean })[]; answered: Answered[] };

/** In order for who reads: the urgent before the rest, the oldest first. `timeZone`: the practice's, by whose days ages are counted. */
export function waitingQuestions(
  all: readonly (Question & About)[],
  { staffId, timeZone, now }: { staffId: string; timeZone: string; now: string },
): WaitingQuestions {
  const open = all.filter((one): one is Open => one.status === 'open');
  const answered = all.filter((one): one is Answered => one.status === 'answered');
  return {
    open: inTurn(open, staffId).map(one => ({ ...one, ...ageOf(one, now, timeZone) })),
    answered: answered.toSorted((a, b) => Date.parse(b.answer.at) - Date.parse(a.answer.at)),
  };
}
