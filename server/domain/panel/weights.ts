import usual from './weights.json' with { type: 'json' };

/** Why a patient may be on the queue; the order is that of the list of reasons where points are the same. */
export const reasonKinds = [
  'red-flag',
  'unseen',
  'admission',
  'home-reading',
  'handoff',
  'new-to-you',
  'promise',
  'message',
  'answer',
  'tries',
  'missed',
  'date',
  'review',
  'habit',
  'new-lab',
  'teach-back',
  'call-due',
  'quiet',
] as const;
export type ReasonKind = (typeof reasonKinds)[number];

/** The word of how soon: from so many points on. Who has no reason is `steady`. */
export const bandsOfNeed = ['now', 'today', 'this-week', 'steady'] as const;
export type BandOfNeed = (typeof bandsOfNeed)[number];

/**
 * What a reason weighs: points, and more of them for each day it stands, up to so many days; the minutes its next step
 * takes; whether it rests for a while after somebody tried to reach the patient.
 */
export type Weight = { points: number; perDay: number; mostDays: number; minutes: number; rests: boolean };
export type PanelSize = { least: number; most: number };

const limitNames = [
  'unseenDays',
  'quietDays',
  'triesLeast',
  'coolDownDays',
  'promiseAheadDays',
  'dateAheadDays',
  'callAheadDays',
  'habitWindowDays',
  'habitLeast',
  'habitFall',
  'chartNewsDays',
  'snoozeDays',
] as const;
export type QueueLimits = Record<(typeof limitNames)[number], number>;

export type Weights = {
  reasons: Record<ReasonKind, Weight>;
  bands: Record<Exclude<BandOfNeed, 'steady'>, number>;
  limits: QueueLimits;
  /** Between how many patients a full panel lies. */
  panel: PanelSize;
  /** Reasons that put nobody on the queue. */
  off?: readonly ReasonKind[];
};

/** The house's weights. A file that is not one stops the program and says which number of it. */
export const usualWeights: Weights = checkedWeights(usual);

/** Every number is there and none is below nothing: more reasons must never make a row less. Throws otherwise. */
export function checkedWeights(file: unknown): Weights {
  for (const kind of reasonKinds) {
    for (const name of ['points', 'perDay', 'mostDays', 'minutes']) number(file, ['reasons', kind, name]);
    if (typeof at(file, ['reasons', kind, 'rests']) !== 'boolean') throw wrong(['reasons', kind, 'rests']);
  }
  const [now, today, week] = ['now', 'today', 'this-week'].map(band => number(file, ['bands', band]));
  if (!(Number(now) > Number(today) && Number(today) > Number(week) && Number(week) > 0))
    throw wrong(['bands']);
  for (const name of limitNames) number(file, ['limits', name]);
  const [least, most] = ['least', 'most'].map(end => number(file, ['panel', end]));
  if (Number(least) > Number(most)) throw wrong(['panel']);
  return file as Weights;
}

function number(file: unknown, path: readonly string[]): number {
  const found = at(file, path);
  if (typeof found !== 'number' || !Number.isFinite(found) || found < 0) throw wrong(path);
  return found;
}

function at(file: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], file);
}

function wrong(path: readonly string[]): Error {
  return new Error(`weights of the queue: ${path.join('.')}: a number from 0 on was expected, in its order`);
}
