import type { PatientFacts } from './facts.ts';
import { rank } from './rank.ts';
import type { BandOfNeed, Weights } from './weights.ts';

/** A patient whose place would be another: the first is 1; without one they are not shown. */
export type Move = {
  patientId: string;
  from?: { place: number; band: BandOfNeed };
  to?: { place: number; band: BandOfNeed };
};

/** What other weights would make of one coach's queue: how many are shown, and who would stand elsewhere. */
export type WhatIf = { shown: { from: number; to: number }; moves: Move[] };

/**
 * One queue by the weights that hold and by others, on the same day and of the same facts. First whoever comes to stand
 * highest, or stood there: that is what a coach would notice in the morning.
 */
export function whatIf(
  panel: readonly PatientFacts[],
  holding: Weights,
  others: Weights,
  today: string,
): WhatIf {
  const [before, after] = [placesBy(panel, holding, today), placesBy(panel, others, today)];
  const moves = panel.flatMap(({ patientId }): Move[] => {
    const [from, to] = [before.get(patientId), after.get(patientId)];
    if (from?.place === to?.place && from?.band === to?.band) return [];
    return [{ patientId, ...(from && { from }), ...(to && { to }) }];
  });
  return { shown: { from: before.size, to: after.size }, moves: moves.toSorted(highestFirst) };
}

const placesBy = (panel: readonly PatientFacts[], weights: Weights, today: string) =>
  new Map(
    rank(panel, weights, today)
      .filter(({ standing }) => standing === 'shown')
      .map(({ patientId, band }, at) => [patientId, { place: at + 1, band }] as const),
  );

const highest = ({ from, to }: Move) => Math.min(from?.place ?? Infinity, to?.place ?? Infinity);
const highestFirst = (one: Move, other: Move) =>
  highest(one) - highest(other) ||
  (one.to?.place ?? Infinity) - (other.to?.place ?? Infinity) ||
  (one.patientId < other.patientId ? -1 : 1);
