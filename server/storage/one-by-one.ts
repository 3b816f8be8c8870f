/** So long a crowd may keep the event loop in one turn, in milliseconds. */
const mostInTurn = 4;

/**
 * Lets many go on, one after another, as many in a turn of the event loop as have gone their way within a few
 * milliseconds. All in one turn, a crowd would keep it for tens of milliseconds, and between two turns only one new
 * connection is accepted; one in each turn, whoever was last waited behind all that came new meanwhile.
 */
export async function oneByOne(many: number, go: (at: number) => void): Promise<void> {
  let began = performance.now();
  for (let at = 0; at < many; at += 1) {
    if (at > 0) await onTheirWay();
    if (performance.now() - began >= mostInTurn) {
      await new Promise(resolve => setImmediate(resolve));
      began = performance.now();
    }
    go(at);
  }
}

/** Once whoever was let go has gone as far as they can without waiting. */
const onTheirWay = (): Promise<void> => new Promise(resolve => process.nextTick(resolve));
