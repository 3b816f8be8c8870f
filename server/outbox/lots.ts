import { referencesOf } from '../storage/chart-write-turns.ts';
import { type Held, intendToSendAll } from '../storage/turns-taken.ts';
import { answersFirst } from './answers-first.ts';
import { type Ending, endTurns } from './end-turn.ts';
import type { TurnParts } from './parts.ts';
import { together } from './together.ts';

type Reference = Awaited<ReturnType<typeof referencesOf>>[number];

/** What turns of one practice write and ask side by side, so that they share transactions. */
export type Lots = {
  /** Stores the intent; whether the row may leave, with so many seconds of its lease ahead of it. */
  intend(intent: Held & { seconds: number }): Promise<boolean>;
  /** Ends a turn; whether it was still held. */
  end(ending: Ending): Promise<boolean>;
  /** What the rows of these ids became in the chart. */
  references(ids: string[]): Promise<Reference[]>;
};

type LotParts = Pick<TurnParts, 'db' | 'keys' | 'clock' | 'pause' | 'met' | 'answersOwed'>;

/** While an answer is owed, a lot waits so long at most; who comes meanwhile goes with it. */
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

function lotsOf(parts: LotParts, practiceId: string): Lots {
  const { db, clock } = parts;
  const intend = together(async (all: (Held & { seconds: number })[]) => {
    const seconds = Math.max(...all.map(one => one.seconds));
    const held = all.map(({ id, lease }) => ({ id, lease }));
    const now = clock().toISOString();
    await answersFirst(parts, answersFirstMs);
    const may = await db.withPractice(practiceId, tx => intendToSendAll(tx, held, seconds, now));
    return all.map(({ id }) => may.includes(id));
  });
  const references = together(async (all: string[][]) => {
    const found = await db.glance(practiceId, tx => referencesOf(tx, [...new Set(all.flat())]));
    return all.map(ids => found.filter(({ id }) => ids.includes(id)));
  });
  return {
    intend,
    end: together(async (endings: Ending[]) => {
      await answersFirst(parts, answersFirstMs);
      return endTurns(parts, practiceId, endings);
    }),
    references: async ids => (ids.length === 0 ? [] : references(ids)),
  };
}
