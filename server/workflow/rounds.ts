import type { Database } from '../storage/database.ts';

export type RoundParts = { db: Pick<Database, 'practiceIds'>; clock: () => Date; failed: () => void };

/** Looks at every practice every so often, from the start of a server until it is stopped; a look that failed is made again. */
export function startRounds(
  { db, clock, failed }: RoundParts,
  look: (practiceId: string, now: Date) => Promise<unknown>,
  everyMs: number,
): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  const round = async () => {
    for (const practiceId of await db.practiceIds()) await look(practiceId, clock());
  };
  const begin = () => {
    running ??= round()
      .catch(() => failed()) // the next look finds the same
      .finally(() => {
        running = undefined;
      });
  };
  begin();
  const timer = setInterval(begin, everyMs).unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
