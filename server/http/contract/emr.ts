import { z } from 'zod';

const words = z.string().trim().min(3, 'Say why, in three letters at least.').max(300);

/** A claim of the practice's own comes with its reason; its shape is looked at where claims are known. */
export const statedClaim = z.strictObject({
  claim: z.looseObject({ rule: z.string().max(40) }),
  because: words,
});
export const withdrawal = z.strictObject({ because: words });
export const emrSettings = z.strictObject({
  noteArrives: z.enum(['final', 'draft']),
  atOnce: z.int().min(1).max(64),
});
/** Only a keeper who says that it is a test patient may have anything written there. */
export const canaryWanted = z.strictObject({ patientId: z.string().max(64), isTestPatient: z.literal(true) });
