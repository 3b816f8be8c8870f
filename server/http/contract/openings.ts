import { z } from 'zod';

const inBoth = z.strictObject({ en: z.string(), es: z.string() });

/** What a talk begins with, ready to be read, answers the newest first; `asked`: the question that an answer is to. */
export const openingsView = z.array(
  z.strictObject({
    ...{ id: z.string(), is: z.enum(['handoff', 'answer']), by: z.string() },
    ...{ about: inBoth, words: inBoth, asked: z.string().optional() },
  }),
);
