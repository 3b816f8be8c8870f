/** One measured figure against its goal. Figures of one run are comparable with each other and with nothing else. */
export type Figure = {
  what: string;
  figure: number;
  unit:
    | 'ms'
    | 's'
    | 'KB'
    | 'MB'
    | '%'
    | 'requests'
    | 'times'
    | 'saves/s'
    | 'saves'
    | 'writes/s'
    | 'writes'
    | 'patients'
    | 'lines'
    | 'openings';
  /** What `figure` was compared with, in words, when the goal is about a ratio. */
  against?: string;
  /** `nothing` is a figure that is told and not judged. */
  goal: { at: 'most' | 'least'; is: number } | 'nothing';
};

/** A group of figures by one name, as `--only` takes it. */
export type Measurement = { name: string; measure(say: Say): Promise<Figure[]> };

/** Tells how far a measurement has come. */
export type Say = (sentence: string) => void;

export const isHeld = ({ figure, goal }: Figure): boolean =>
  goal === 'nothing' || (goal.at === 'most' ? figure <= goal.is : figure >= goal.is);

export const told = (what: string, figure: number, unit: Figure['unit'], against?: string): Figure => ({
  ...{ what, figure, unit, against },
  goal: 'nothing',
});

export const atMost = (is: number, what: string, figure: number, unit: Figure['unit']): Figure => ({
  ...{ what, figure, unit },
  goal: { at: 'most', is },
});

export const atLeast = (is: number, what: string, figure: number, unit: Figure['unit']): Figure => ({
  ...{ what, figure, unit },
  goal: { at: 'least', is },
});

/** How many times quicker `ours` was than `theirs`, which is named by `against`. */
export const timesQuicker = (
  is: number,
  what: string,
  compared: { ours: number; theirs: number; against: string },
): Figure => ({
  ...{ what, figure: compared.theirs / compared.ours, unit: 'times', against: compared.against },
  goal: { at: 'least', is },
});

/** Middle of an odd number of values, or the mean of the two in the middle. */
export const median = (values: readonly number[]): number =>
  (quantile(values, 0.5) + quantile(values, 0.5, Math.ceil)) / 2;

/** The value that a share of the others does not exceed. */
export function quantile(
  values: readonly number[],
  share: number,
  round: (at: number) => number = Math.floor,
): number {
  const sorted = [...values].sort((one, other) => one - other);
  const value = sorted[Math.min(sorted.length - 1, round((sorted.length - 1) * share))];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}
