export { retryAfterMs } from '../chart/retry-after.ts';

/** The outbox's times, all in milliseconds. */
export type Timing = {
  /** A whole call to the EMR. */
  sendMs: number;
  /** How long a row is leased when it is taken, and by every third of it while it is in hand; a send has a longer one. */
  leaseMs: number;
  /** After which an unknown write of an EMR without conditional create may be sent again. */
  quietMs: number;
  /** When an unknown write is first looked for. */
  firstLookMs: number;
  backoffMs: { least: number; most: number };
  /** Looks for doubles after a write that was in doubt. */
  sweepsMs: number[];
  /** After which an unknown write is left to a person. */
  giveUpMs: number;
  /** How often the ledger is looked at when nobody nudges. */
  pollMs: number;
};

const minute = 60_000;

export const usualTiming: Timing = {
  sendMs: 15_000,
  leaseMs: 10_000,
  quietMs: 10 * minute,
  firstLookMs: 500,
  backoffMs: { least: 1000, most: 5 * minute },
  sweepsMs: [10 * minute, 60 * minute, 24 * 60 * minute],
  giveUpMs: 24 * 60 * minute,
  pollMs: 5000,
};

/** Full jitter: anywhere between nothing and the doubled wait of this attempt. `chance` is in [0, 1). */
export const backoff = ({ backoffMs }: Timing, attempt: number, chance: number): number =>
  Math.max(
    backoffMs.least / 2,
    Math.min(backoffMs.most, backoffMs.least * 2 ** Math.min(attempt, 20)) * chance,
  );

export const later = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();
