/**
 * Lets many go on, each in a turn of the event loop of its own. In one turn a crowd would keep it for tens of
 * milliseconds, and between two turns only one new connection is accepted: whoever came last waited for seconds.
 */
export async function oneByOne(many: number, go: (at: number) => void): Promise<void> {
  for (let at = 0; at < many; at += 1) {
    if (at > 0) await nextTurn();
    go(at);
  }
}

/** So long those who only have to be answered may keep one turn, in milliseconds. */
const mostInTurn = 4;

/**
 * The same for those who only have to be answered: as many in a turn as have gone their way within a few milliseconds.
 * One in each turn, whoever was last waited behind all that came new meanwhile.
 */
export async function answerSoon(many: number, answer: (at: number) => void): Promise<void> {
  let began = performance.now();
  for (let at = 0; at < many; at += 1) {
    if (at > 0) await new Promise<void>(resolve => process.nextTick(resolve)); // once the one before went its way
    if (performance.now() - began >= mostInTurn) {
      await nextTurn();
      began = performance.now();
    }
    answer(at);
  }
}

const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
