import { inOrder } from '../in-order.ts';
import type { BarrierKind, SessionDraft } from './draft.ts';
import type { NoteContext, NoteSection } from './note.ts';
import { labelled, quote, sentences, told } from './note-talk.ts';
import type { PlanBefore } from './plan-ended.ts';
import { plansGoingOn } from './plans-kept.ts';
import type { SignedSession } from './signed.ts';
import { stepWords } from './step-words.ts';

/** How the plans of last time went: a lapse is information. */
export function lastPlans(
  { record }: SignedSession,
  { plansBefore: before = [], plansStanding = [], takenBack = [] }: NoteContext,
): NoteSection {
  const entries = inOrder(record.followUps).map(([, follow]) => {
    const plan = before.find(each => each.id === follow.planId);
    const { timesDone: done, timesPlanned: of, result } = follow;
    const counted =
      done === undefined ? '' : of === undefined ? `done ${done} times` : `done ${done} of ${of} times`;
    return sentences([
      plan && planWords(plan),
      counted || (result && wentWords[result]),
      labelled('Helped', quote(follow.helped)),
      labelled(
        'Got in the way',
        told([follow.barrier && barrierWords[follow.barrier], quote(follow.gotInTheWay)]).join(', '),
      ),
      follow.next && nextWords[follow.next],
      follow.confidence !== undefined && `Sure now ${follow.confidence}/10`,
    ]);
  });
  const goOn = before
    .filter(({ id }) => takenBack.includes(id))
    .map(({ goal }) => `${quote(goal)} goes on after all. The chart may still show its plan as ended.`);
  const notAsked = plansGoingOn(record, plansStanding).flatMap(({ id, isAsked }) => {
    const plan = isAsked || takenBack.includes(id) ? undefined : plansStanding.find(each => each.id === id);
    return plan ? [sentences([planWords(plan), 'Not asked about this time. Goes on'])] : [];
  });
  return { heading: 'HOW THE LAST PLAN WENT', entries: told([...entries, ...notAsked, ...goOn]) };
}

const planWords = ({ goal, step }: PlanBefore) =>
  told([quote(goal), step && `(${stepWords(step, 'en')})`]).join(' ');

type FollowUp = NonNullable<SessionDraft['followUps']>[string];
const wentWords: Record<NonNullable<FollowUp['result']>, string> = {
  all: 'done as planned',
  part: 'done in part',
  not: 'not done this time',
};
const nextWords: Record<NonNullable<FollowUp['next']>, string> = {
  keep: 'Keeps it',
  shrink: 'Makes it smaller',
  swap: 'Tries something else',
  stop: 'Stops it',
};
const barrierWords: Record<BarrierKind, string> = {
  time: 'no time',
  forgot: 'forgot',
  unwell: 'tired or unwell',
  pain: 'pain',
  money: 'money',
  'weather-or-place': 'weather or place',
  alone: 'nobody to do it with',
  stress: 'stress',
  'mattered-less': 'other things mattered more',
  other: 'something else',
};
