import { type Behaviour, behaviourOf, serves } from './goals-of-problems.ts';
import type { PacketTalk } from './packet.ts';

/** A goal of the month with its step and the contacts it was agreed in. */
export type ChainGoal = {
  goal: string;
  step?: string;
  talks: { day: string; time: string; by: string; minutes: number }[];
  /** What says that it serves the problem: nobody tied them together, we did. */
  derived?: string;
};
/** A problem with the goals that serve it; without a problem: of these nobody can tell which they serve. */
export type PacketChain = { problem?: string; goals: ChainGoal[] };

/**
 * Problem, goal, action, minutes: a chain each problem that a goal of the month serves by what its plan is about. A goal may
 * serve two problems and stands under each; one that serves none for sure stands last, and says so.
 */
export function chainsOf(problems: readonly string[], talks: readonly PacketTalk[]): PacketChain[] {
  const goals = goalsIn(talks);
  const tied = (behaviour: Behaviour | undefined, problem: string) => behaviour && serves(behaviour, problem);
  const chains = problems.flatMap((problem): PacketChain[] => {
    const of = goals.flatMap(({ behaviour, ...goal }) => {
      const derived = tied(behaviour, problem);
      return derived ? [{ ...goal, derived }] : [];
    });
    return of.length > 0 ? [{ problem, goals: of }] : [];
  });
  const untied = goals.flatMap(({ behaviour, ...goal }) =>
    problems.some(problem => tied(behaviour, problem)) ? [] : [goal],
  );
  return untied.length > 0 ? [...chains, { goals: untied }] : chains;
}

/** The goals of the month by their words, each with its last step and every contact that has it. */
function goalsIn(talks: readonly PacketTalk[]): (ChainGoal & { behaviour?: Behaviour })[] {
  const goals = new Map<string, ChainGoal & { behaviour?: Behaviour }>();
  for (const { day, time, by, minutes, agreed } of talks)
    for (const { goal, summary, step = '', about } of agreed) {
      const words = summary ?? goal;
      if (words === '') continue;
      const before = goals.get(words);
      const behaviour = behaviourOf(about, step);
      goals.set(words, {
        ...before,
        ...{ goal: words, talks: [...(before?.talks ?? []), { day, time, by, minutes }] },
        ...(step && { step }),
        ...(behaviour && { behaviour }),
      });
    }
  return [...goals.values()];
}
