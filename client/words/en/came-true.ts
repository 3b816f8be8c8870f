import type { Sentence } from '../../../server/domain/timeline/came-true.ts';

/** What stated confidence came to: for the coach alone, no patient reads it in these words. */
export const cameTrue = {
  title: 'How sure, and what came of it',
  inTalk: 'For you: what earlier answers came to',
  opening: 'Looking…',
  value: (value: number, inTen: string, counted: string) => `Their ${value}s come true ${inTen} (${counted})`,
  sure: (from: number, inTen: string, counted: string) =>
    `What they are sure of, ${from} and up, comes true ${inTen} (${counted})`,
  inTen: (times: number) => (times === 1 ? '1 time in 10' : `${times} times in 10`),
  counted: (done: number, of: number, plans: number) => `${done} of ${of} times, ${plans} plans`,
  next: {
    smaller: 'make the step smaller.',
    'as-said': 'it comes as they say.',
    more: 'more than they say; the step may grow, if they want it to.',
  } satisfies Record<Sentence['next'], string>,
  tooFew: (of: number, plans: number) =>
    `Too little yet to say what their answers come to: ${of} counted ${of === 1 ? 'time' : 'times'} in ${plans} ${plans === 1 ? 'plan' : 'plans'}.`,
  why: (plans: number, times: number) =>
    `It is said from ${plans} plans and ${times} counted times on: one plan tells of its step and not of the person, and below ${times} a single time moves the rate by more than one in ten.`,
  uncounted: (count: number) =>
    count === 1
      ? '1 plan was followed up without numbers.'
      : `${count} plans were followed up without numbers.`,
};
