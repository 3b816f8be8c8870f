import { z } from 'zod';

export type { BillingPage } from '../../domain/desk/billing-page.ts';

/** What a keeper says of the practice to the rules of billing; who turns on what nobody verified says why. */
export const billingSaidBody = z.union([
  z.strictObject({ is: z.literal('may-leave'), yes: z.boolean() }),
  z.strictObject({
    ...{ is: z.literal('payer-rules'), switch: z.string().max(60), on: z.literal(true) },
    because: z.string().trim().min(3).max(300),
  }),
  z.strictObject({ is: z.literal('payer-rules'), switch: z.string().max(60), on: z.literal(false) }),
]);

/** That the assumed payer pays, said of many patients at once; or taken back by the same key. */
export const payersBody = z.strictObject({
  key: z.uuid(),
  payer: z.string().trim().min(1).max(60),
  patients: z.array(z.string().min(1).max(120)).min(1).max(200),
  undo: z.literal(true).optional(),
});
export const payersView = z.strictObject({ confirmed: z.array(z.string()), not: z.array(z.string()) });
