import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { FaultId } from './catalogue.ts';

/** One fault under one profile of EMR, with so many processes of ours. */
export type Trial = { id: FaultId; profile: string; processes: number };
/**
 * What the EMR (or the database) holds against what was acknowledged; `receipt`: what the coach is told in the end.
 * `toldTwice`: doubles that cannot be taken back there, each told by its receipt.
 */
export type Outcome = { lost: number; doubled: number; receipt: string; toldTwice?: number };
export type Line = Trial & Outcome;

/**
 * The trials of this run. All of them, unless FAULTS_SEED is set: then the first of each id, a fixed third, and a
 * third by that seed.
 */
export const chosen = <T extends Trial>(trials: readonly T[]): T[] => {
  const seed = process.env.FAULTS_SEED;
  if (seed === undefined) return [...trials];
  const isFirst = (one: T) => trials.find(other => other.id === one.id) === one;
  return trials.filter(
    one => isFirst(one) || drawn(one, 'fixed', 3) === 0 || drawn(one, `seed ${seed}`, 2) === 0,
  );
};

/** Adds a line to the table of the run. */
export const tell = (line: Line): void => {
  const file = process.env.FAULTS_REPORT;
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
};

/** A number from the run's seed, for what a trial does at random: the same again with the same seed. */
export const drawn = ({ id, profile, processes }: Trial, salt: string, below: number): number => {
  const text = `${salt} ${id} ${profile} ${processes}`;
  return createHash('sha256').update(text).digest().readUInt32BE(0) % below;
};

export const seedOfRun = (): string => process.env.FAULTS_SEED ?? 'all';
