import type { PracticeTx } from './database.ts';

/**
 * A question that deeds of one transaction share: what is asked in the same moment leaves as one statement. `answer`
 * gives one answer for each that asked, in their order.
 */
export function shared<Ask, Found>(
  answer: (tx: PracticeTx, asks: readonly Ask[]) => Promise<readonly Found[]>,
): (tx: PracticeTx, ask: Ask) => Promise<Found> {
  const gathering = new WeakMap<PracticeTx, { asks: Ask[]; found: Promise<readonly Found[]> }>();
  const gather = (tx: PracticeTx) => {
    const asks: Ask[] = [];
    const found = new Promise<void>(go => process.nextTick(go)).then(() => {
      gathering.delete(tx);
      return answer(tx, asks);
    });
    const begun = { asks, found };
    gathering.set(tx, begun);
    return begun;
  };
  return async (tx, ask) => {
    const { asks, found } = gathering.get(tx) ?? gather(tx);
    const place = asks.push(ask) - 1;
    return (await found)[place] as Found;
  };
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
