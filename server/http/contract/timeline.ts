import { z } from 'zod';

/** The timeline itself is `Timeline` in server/domain/timeline/timeline.ts; it is asked for as the preparation is. */

const came = z.strictObject({ done: z.int(), of: z.int(), plans: z.int() });

/** `CameTrue` in server/domain/timeline/came-true.ts. */
export const cameTrueView = z.strictObject({
  byValue: z.record(z.string(), came),
  sure: came.extend({ from: z.number(), stated: z.number() }),
  all: came,
  uncounted: z.int(),
});
