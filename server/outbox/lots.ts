import { type Held, intendToSendAll } from '../storage/turns-taken.ts';
import { answersFirst } from './answers-first.ts';
import { type Ending, endTurns } from './end-turn.ts';
import type { TurnParts } from './parts.ts';
import { together } from './together.ts';

/** A row about to leave, which is then held for so many seconds at least. */
type Intent = Held & { seconds: number };

/** What turns of one practice write side by side, so that they share transactions. */
export type Lots = {
  /** Stores the intent; whether the row may leave. */
  intend(intent: Intent): Promise<boolean>;
  /** Ends a turn; whether it was still held. */
  end(ending: Ending): Promise<boolean>;
};

type LotParts = Pick<TurnParts, 'db' | 'keys' | 'clock' | 'pause' | 'met' | 'answersOwed'>;

/** While an answer is owed, a lot waits so long at most. */
const answersFirstMs = 50;

/** The lots of each practice. */
export const createLots = (parts: LotParts): ((practiceId: string) => Lots) => {
  const known = new Map<string, Lots>();
  return practiceId => {
    const lots = known.get(practiceId) ?? lotsOf(parts, practiceId);
    known.set(practiceId, lots);
    return lots;
  };
};

/** Turns that end and turns that begin go into one transaction: while one lot is written, the next gathers. */
function lotsOf(parts: LotParts, practiceId: string): Lots {
  const { db, clock } = parts;
  const write = together(async (all: ({ intent: Intent } | { ending: Ending })[]) => {
    const intents = all.flatMap(one => ('intent' in one ? [one.intent] : []));
    const endings = all.flatMap(one => ('ending' in one ? [one.ending] : []));
    await answersFirst(parts, answersFirstMs);
    const done = await db.withPractice(practiceId, async tx => {
      // Both leave together; each is waited for, so that none still uses a transaction that is over.
      const intending =
        intents.length === 0 ? [] : intendToSendAll(tx, intents, longest(intents), clock().toISOString());
      const [ended, may] = await Promise.allSettled([
        endings.length === 0 ? [] : endTurns(parts, tx, practiceId, endings),
        intending,
      ]);
      return new Set([...outcomeOf(ended), ...outcomeOf(may)]);
    });
    return all.map(one => done.has('intent' in one ? one.intent.id : one.ending.row.id));
  });
  return { intend: intent => write({ intent }), end: ending => write({ ending }) };
}

function outcomeOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}

const longest = (intents: Intent[]): number => Math.max(...intents.map(({ seconds }) => seconds));
