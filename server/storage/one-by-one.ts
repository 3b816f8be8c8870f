/**
 * Lets many go on, each in a turn of the event loop of its own. In one turn a crowd would keep it for tens of
 * milliseconds, and between two turns only one new connection is accepted: whoever came last waited for seconds.
 */
export async function oneByOne(many: number, go: (at: number) => void): Promise<void> {
  for (let at = 0; at < many; at += 1) {
    if (at > 0) await new Promise(resolve => setImmediate(resolve));
    go(at);
  }
}
