import type { PracticeTx } from './database.ts';
import { oneByOne } from './one-by-one.ts';

/**
 * A question that deeds of one transaction share: what is asked in the same moment leaves as one statement. `answer`
 * gives one answer for each that asked, in their order; they go on one by one.
 */
export function shared<Ask, Found>(
  answer: (tx: PracticeTx, asks: readonly Ask[]) => Promise<readonly Found[]>,
): (tx: PracticeTx, ask: Ask) => Promise<Found> {
  type Asker = { ask: Ask; hear: (found: Found) => void; fail: (error: unknown) => void };
  const gathering = new WeakMap<PracticeTx, Asker[]>();
  const answerAll = async (tx: PracticeTx, askers: Asker[]): Promise<void> => {
    gathering.delete(tx);
    try {
      const found = await answer(
        tx,
        askers.map(({ ask }) => ask),
      );
      await oneByOne(askers.length, at => askers[at]?.hear(found[at] as Found));
    } catch (error) {
      for (const { fail } of askers) fail(error);
    }
  };
  const gather = (tx: PracticeTx): Asker[] => {
    const askers: Asker[] = [];
    gathering.set(tx, askers);
    process.nextTick(() => void answerAll(tx, askers));
    return askers;
  };
  return (tx, ask) =>
    new Promise((hear, fail) => {
      (gathering.get(tx) ?? gather(tx)).push({ ask, hear, fail });
    });
}

/** A statement built once a connection; under the name it is given, the database plans it once a connection too. */
export function prepared<Statement>(build: (tx: PracticeTx) => Statement): (tx: PracticeTx) => Statement {
  const built = new WeakMap<PracticeTx, Statement>();
  return tx => {
    const statement = built.get(tx) ?? build(tx);
    built.set(tx, statement);
    return statement;
  };
}
