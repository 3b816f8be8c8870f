import { z } from 'zod';
import { launchIntents } from '../../domain/practice/launch-intent.ts';

/** Who is here, in which launch, and what the page may know of it. Never a token. */
export const loginView = z.strictObject({
  launchId: z.string(),
  practice: z.string(),
  staff: z.strictObject({
    name: z.string(),
    role: z.enum(['coach', 'physician', 'biller', 'lead', 'admin']),
    credential: z.string(),
  }),
  patientId: z.string().optional(),
  locked: z.boolean(),
  needBanner: z.boolean(),
  idleLockMinutes: z.number(),
  /** IANA zone of the practice, in which the page tells dates. */
  timeZone: z.string().optional(),
  /** Where the launch asked to be opened: what a card's link was about. */
  intent: z.enum(launchIntents).optional(),
});
export type LoginView = z.infer<typeof loginView>;

/** Values, not sentences: screens tell `because` in their reader's language (server/domain/refusal-words.ts). */
export const refusalView = z.strictObject({
  refused: z.string(),
  because: z.string(),
  field: z.string().optional(),
  /** For who writes a program: what was wrong with the shape of `field`. */
  detail: z.string().optional(),
  /** To tell the practice's IT; names nothing else. */
  errorId: z.string().optional(),
});
export type RefusalView = z.infer<typeof refusalView>;
