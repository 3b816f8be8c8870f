import { z } from 'zod';

/** The id of a visit in the EMR. */
const visitId = z.string().regex(/^[A-Za-z0-9.-]{1,64}$/);
export const chooseVisitBody = z.strictObject({ visitId });
export const previewQuery = z.strictObject({ visit: visitId.optional() });

export const visitsView = z.strictObject({
  /** Whether they were read just now, are those of the last reading, or could not be read. */
  read: z.enum(['now', 'kept', 'not']),
  visits: z.array(
    z.strictObject({
      id: z.string(),
      what: z.string(),
      start: z.string().optional(),
      reason: z.string().optional(),
      withWhom: z.string().optional(),
      is: z.enum(['open', 'planned', 'over']),
    }),
  ),
  /** The one that is most likely meant. */
  suggested: z.string().optional(),
});
export type VisitsView = z.infer<typeof visitsView>;

/** A visit of which no talk has told a clinician yet. */
export const visitToTellView = z.strictObject({
  id: z.string(),
  visit: z.enum(['emergency', 'inpatient']),
  reason: z.string().optional(),
  at: z.string(),
});
