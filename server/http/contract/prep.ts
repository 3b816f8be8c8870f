import { z } from 'zod';

/** The shape itself is `PrepView` in server/domain/chart/prep.ts; here only what the address takes. */
export const prepQuery = z.strictObject({
  /** `now` waits for a fresh reading of the chart; `kept` answers at once from the last one. */
  chart: z.enum(['kept', 'now']).default('kept'),
});
export const sourceParams = z.strictObject({
  type: z.string().regex(/^[A-Z][A-Za-z]{2,40}$/),
  id: z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/),
});
