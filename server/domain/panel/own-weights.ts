import { type Refusal, refuse } from '../refusal.ts';
import { type PanelSize, type ReasonKind, reasonKinds, usualWeights, type Weights } from './weights.ts';

/**
 * What a practice set of its queues itself; what is not in it is as the house has it. `points`: what a reason weighs before
 * the days it stands are added.
 */
export type OwnWeights = {
  points?: { [kind in ReasonKind]?: number };
  /** Reasons that put nobody on the queue. */
  off?: ReasonKind[];
  /** Whoever was not reached for so many days is shown whatever else is said. */
  unseenDays?: number;
  /** After somebody tried, a patient rests for so many days. */
  coolDownDays?: number;
  panel?: PanelSize;
};

/** Never off: a red flag is for safety, and nobody is forgotten. */
export const neverOff = ['red-flag', 'unseen'] as const satisfies readonly ReasonKind[];
/** Never weighed otherwise: it stands above every sum. */
export const neverWeighed = 'red-flag' satisfies ReasonKind;

/** Whole numbers within which a practice chooses. */
export const boundsOfWeights = {
  points: { least: 1, most: 200 },
  unseenDays: { least: 7, most: 120 },
  coolDownDays: { least: 0, most: 14 },
  panel: { least: 1, most: 500 },
} as const;

/** The weights of a practice: the house's, with what it set itself. */
export function weightsOf(own: OwnWeights = {}, usual: Weights = usualWeights): Weights {
  const { points = {}, off = [], unseenDays, coolDownDays, panel = usual.panel } = own;
  const reasons = { ...usual.reasons };
  for (const kind of reasonKinds) {
    const set = points[kind];
    if (set !== undefined && kind !== neverWeighed) reasons[kind] = { ...usual.reasons[kind], points: set };
  }
  const isOff = off.filter(kind => !neverOff.some(one => one === kind));
  const limits = {
    ...usual.limits,
    ...(unseenDays !== undefined && { unseenDays }),
    ...(coolDownDays !== undefined && { coolDownDays }),
  };
  return { ...usual, reasons, limits, panel, ...(isOff.length > 0 && { off: isOff }) };
}

/**
 * Whether a practice may set that. Refused, with the field to put right: a number outside of its bounds, a full panel that
 * ends before it begins, and switching off or weighing what keeps patients safe.
 */
export function ownWeightsOf(asked: OwnWeights): OwnWeights | Refusal {
  const { points = {}, off = [], unseenDays, coolDownDays, panel } = asked;
  const isWrong = (value: number | undefined, { least, most }: PanelSize) =>
    value !== undefined && !(Number.isInteger(value) && value >= least && value <= most);
  const heavy = reasonKinds.find(kind => isWrong(points[kind], boundsOfWeights.points));
  if (heavy) return refuse('bad-request', 'weight-out-of-bounds', `points.${heavy}`);
  for (const name of ['unseenDays', 'coolDownDays'] as const)
    if (isWrong(asked[name], boundsOfWeights[name])) return refuse('bad-request', 'days-out-of-bounds', name);
  const ends = panel ? [panel.least, panel.most] : [];
  if (ends.some(end => isWrong(end, boundsOfWeights.panel)) || (panel && panel.least > panel.most))
    return refuse('bad-request', 'panel-out-of-bounds', 'panel');
  if ((points[neverWeighed] ?? usualPoints) !== usualPoints)
    return refuse('bad-request', 'never-weighed', `points.${neverWeighed}`);
  if (neverOff.some(kind => off.includes(kind))) return refuse('bad-request', 'never-off', 'off');
  return onlyOwn({ points, off, unseenDays, coolDownDays, panel });
}

const usualPoints = usualWeights.reasons[neverWeighed].points;

/** What is as the house has it is not kept, and what is kept stands in one order: so nothing set is nothing. */
function onlyOwn({ points = {}, off = [], unseenDays, coolDownDays, panel }: OwnWeights): OwnWeights {
  const { reasons, limits, panel: usual } = usualWeights;
  const kinds = reasonKinds.filter(
    kind => points[kind] !== undefined && points[kind] !== reasons[kind].points,
  );
  const isOff = reasonKinds.filter(kind => off.includes(kind));
  const isOwnPanel = panel && (panel.least !== usual.least || panel.most !== usual.most);
  return {
    ...(kinds.length > 0 && { points: Object.fromEntries(kinds.map(kind => [kind, points[kind]])) }),
    ...(isOff.length > 0 && { off: isOff }),
    ...(unseenDays !== undefined && unseenDays !== limits.unseenDays && { unseenDays }),
    ...(coolDownDays !== undefined && coolDownDays !== limits.coolDownDays && { coolDownDays }),
    ...(isOwnPanel && { panel }),
  };
}
