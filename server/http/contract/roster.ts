import { z } from 'zod';
import { credentials } from '../../domain/billing/vocabulary.ts';

export type { RosterPersonView, RosterView } from '../../domain/desk/roster-page.ts';

/** What the desk and the practice's page say of a person of the roster. */
export const personBody = z.strictObject({
  credentials: z.array(z.enum(credentials)).max(credentials.length),
  /** From when and until when each of them is; without a day, always. */
  days: z
    .partialRecord(
      z.enum(credentials),
      z.strictObject({ from: z.iso.date().optional(), until: z.iso.date().optional() }),
    )
    .default({}),
  supervisorId: z.uuid().nullable(),
  npi: z
    .string()
    .regex(/^\d{10}$/)
    .nullable(),
});
