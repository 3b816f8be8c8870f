import type { Why } from './why.ts';

/**
 * How far off somebody is, for the order of a list: the sum over why they are on it. A reading counts by how far beyond
 * its goal it is, in tenths of the goal, so that different readings can be held against each other; what is merely there
 * counts nothing; what is counted, by how many.
 */
export const howFarOff = (whys: readonly Why[]): number => whys.reduce((sum, why) => sum + offBy(why), 0);

function offBy(why: Why): number {
  switch (why.search) {
    case 'a1c':
    case 'pressure':
    case 'ldl':
    case 'bmi':
    case 'phq9':
      return Math.max(beyond(why.value, why.goal), beyond(why.second, why.secondGoal));
    case 'several':
      return why.names.length / 10;
    case 'many-medicines':
    case 'missed':
      return why.count / 10;
    default:
      return 0;
  }
}

const beyond = (value: number | undefined, goal: number | undefined): number =>
  value === undefined || goal === undefined || goal === 0 ? 0 : ((value - goal) / goal) * 10;
