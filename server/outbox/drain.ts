import { giveBack, takeTurns } from '../storage/turns-taken.ts';
import { answersFirst } from './answers-first.ts';
import { heldOf, holdOnTo, type Taken } from './in-hand.ts';
import type { TurnParts } from './parts.ts';
import { takeOneTurn } from './turn.ts';

const peopleFirstMs = 25;
/** While an answer is owed, the next row waits so long at most, and the taking of rows. */
const answersFirstMs = { turn: 200, taking: 50 };
/** Rows taken and not begun after this are given back: another process may have time for them. */
const freshMs = 5_000;
/** Turns under way for each request on its way: while it is answered, others are written down before and after theirs. */
const turnsEach = 3;

/**
 * Sends all that is due in a practice, as many rows at once as each of its EMRs answers in time; one at a time while
 * people wait for answers. Rows are taken in lots, a little ahead of their turn. Comes back when nothing is due.
 */
export async function drainPractice(
  parts: TurnParts,
  practiceId: string,
  isStopped: () => boolean,
): Promise<void> {
  const underWay = new Set<Taken>();
  const bell = createBell();
  let ready: Taken[] = [];
  let taking: Promise<void> | undefined;
  let ended = 0;
  /** How many turns had ended when nothing more was to be had; another that ends may have freed something. */
  let dryAt: number | undefined;
  let failed: unknown;
  const turnsAtOnce = (iss: string) =>
    parts.paces.width(iss) === 1 ? 1 : parts.paces.width(iss) * turnsEach;
  const width = (iss: string) => (parts.peopleAtWork() ? 1 : turnsAtOnce(iss));
  const turns = new Map<string, number>();
  const busy = (iss: string) => turns.get(iss) ?? 0;
  const count = (iss: string, change: number) => void turns.set(iss, busy(iss) + change);
  const mayGo = ({ row }: Taken) =>
    parts.peopleAtWork() ? underWay.size === 0 : busy(row.iss) < width(row.iss);

  const begin = (taken: Taken): void => {
    underWay.add(taken);
    count(taken.row.iss, 1);
    void oneTurn(parts, taken).then(() => {
      underWay.delete(taken);
      count(taken.row.iss, -1);
      ended += 1;
      bell.ring();
    });
  };

  const takeMore = async (resting: string[]): Promise<void> => {
    const endedBefore = ended;
    const waiting = (iss: string) => ready.filter(({ row }) => row.iss === iss).length;
    const called = [...turns.keys()].filter(iss => busy(iss) > 0);
    const full = called.filter(iss => busy(iss) + waiting(iss) >= 1.5 * width(iss));
    const most = Math.max(1, ...called.map(iss => Math.ceil(width(iss) / 2)));
    const taken = await take(parts, practiceId, most, [...resting, ...full]);
    ready.push(...taken);
    if (taken.length === 0) dryAt = endedBefore;
  };

  const stopHolding = holdOnTo(parts, practiceId, () => [...ready, ...underWay]);

  try {
    for (;;) {
      const resting = parts.rests.resting(parts.clock());
      const isUnwanted = ({ row, at }: Taken) =>
        isStopped() || performance.now() - at > freshMs || resting.includes(row.iss);
      const unwanted = ready.filter(isUnwanted);
      ready = ready.filter(one => !unwanted.includes(one));
      if (unwanted.length > 0) await returned(parts, practiceId, unwanted);
      for (let at = ready.findIndex(mayGo); at >= 0; at = ready.findIndex(mayGo))
        for (const taken of ready.splice(at, 1)) begin(taken);
      const isShort = parts.peopleAtWork()
        ? underWay.size + ready.length === 0
        : ready.length < underWay.size / 4 + 1;
      if (isShort && dryAt !== ended && !failed && !isStopped())
        taking ??= takeMore(resting)
          .catch(error => {
            failed = error;
          })
          .finally(() => {
            taking = undefined;
            bell.ring();
          });
      if (taking === undefined && underWay.size === 0 && ready.length === 0) break;
      await Promise.race([bell.rung(), ...(parts.peopleAtWork() ? [wait(peopleFirstMs)] : [])]);
    }
  } finally {
    stopHolding();
  }
  if (failed) throw failed;
}

/** Rings for whoever waits, and for whoever comes next when nobody does. */
function createBell() {
  let answer: (() => void) | undefined;
  let isRung = false;
  return {
    ring() {
      isRung = true;
      answer?.();
    },
    async rung() {
      if (!isRung) await new Promise<void>(resolve => (answer = resolve));
      isRung = false;
    },
  };
}

async function take(parts: TurnParts, practiceId: string, most: number, resting: string[]): Promise<Taken[]> {
  const lease = crypto.randomUUID();
  const turn = { lease, seconds: parts.timing.leaseMs / 1000, now: parts.clock().toISOString(), resting };
  await answersFirst(parts, answersFirstMs.taking);
  const rows = await parts.db.withPractice(practiceId, tx => takeTurns(tx, turn, most));
  if (rows.length > 0) await parts.pause('taken');
  return rows.map(row => ({ row, lease, at: performance.now() }));
}

const returned = (parts: TurnParts, practiceId: string, taken: Taken[]): Promise<void> =>
  parts.db.withPractice(practiceId, tx => giveBack(tx, heldOf(taken)));

async function oneTurn(parts: TurnParts, { row, lease }: Taken): Promise<void> {
  await answersFirst(parts, answersFirstMs.turn);
  try {
    await takeOneTurn(parts, row, lease);
  } catch {
    parts.log('outbox', { ok: false }); // the lease runs out, and the row comes back as what it is
  }
}

const wait = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));
