/**
 * Makes one deed of many: calls that come while one runs wait for it to end and then go together in the next, so that
 * they share its transaction. A lot that fails is done again one by one, so that one bad call fails alone.
 */
export function together<In, Out>(work: (all: In[]) => Promise<Out[]>): (one: In) => Promise<Out> {
  type Call = { one: In; done: (out: Out) => void; failed: (error: unknown) => void };
  const waiting: Call[] = [];
  let running = false;
  const alone = async ({ one, done, failed }: Call): Promise<void> => {
    try {
      done((await work([one]))[0] as Out);
    } catch (error) {
      failed(error);
    }
  };
  const run = async (): Promise<void> => {
    running = true;
    for (await null; waiting.length > 0; ) {
      const lot = waiting.splice(0, most);
      if (lot.length === 1) await Promise.all(lot.map(alone));
      else
        await work(lot.map(({ one }) => one)).then(
          outs => {
            for (const [at, { done }] of lot.entries()) done(outs[at] as Out);
          },
          () => Promise.all(lot.map(alone)),
        );
    }
    running = false;
  };
  return one =>
    new Promise<Out>((done, failed) => {
      waiting.push({ one, done, failed });
      if (!running) void run();
    });
}

/** More in one transaction would hold its locks too long. */
const most = 50;
