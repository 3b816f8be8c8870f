import { holdOn, type TakenRow } from '../storage/turns-taken.ts';
import type { TurnParts } from './parts.ts';

/** A row taken under a lease, waiting in this process for its turn or in the middle of it. `at`: by performance.now(). */
export type Taken = { row: TakenRow; lease: string; at: number };

/** Longer than any turn: one that takes longer hangs, and lets its row go. */
const longestMs = 180_000;

/**
 * Holds on to what is in hand, until that is stopped. Leases are short, so that a process that died keeps nobody
 * waiting; this one says while it lives that it does.
 */
export function holdOnTo(parts: TurnParts, practiceId: string, inHand: () => Taken[]): () => void {
  const { leaseMs } = parts.timing;
  const beat = setInterval(() => {
    const held = heldOf(inHand().filter(({ at }) => isToBeHeld(performance.now() - at, leaseMs)));
    if (held.length === 0) return;
    parts.db
      .withPractice(practiceId, tx => holdOn(tx, held, leaseMs / 1000))
      .catch(() => parts.log('outbox', { ok: false })); // what is lost by it shows when a turn would go on
  }, leaseMs / 3).unref();
  return () => clearInterval(beat);
}

/** Rows by key and lease, as the ledger asks for them. */
export const heldOf = (taken: Taken[]) => taken.map(({ row, lease }) => ({ id: row.id, lease }));

const isToBeHeld = (forMs: number, leaseMs: number): boolean => forMs > leaseMs / 4 && forMs < longestMs;
