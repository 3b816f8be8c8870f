import { z } from 'zod';

/** With whom a call is due, and by when; for a coach, so it holds nothing of what it would be claimed as. */
export const callsToMakeView = z.array(
  z.strictObject({
    patientId: z.string(),
    by: z.iso.date(),
    patient: z.strictObject({ name: z.string(), birthDate: z.string().optional() }).optional(),
  }),
);
export type CallsToMakeView = z.infer<typeof callsToMakeView>;
