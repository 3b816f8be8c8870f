import { z } from 'zod';
import { contactsInChart } from '../../domain/contact/contact.ts';
import { bandsOfNeed, reasonKinds } from '../../domain/panel/weights.ts';

/** What a practice sets of its coaches' day: what reasons weigh on their queues, and what becomes of their contacts. */
const whole = z.int().min(0).max(10_000);

export const ownWeights = z.strictObject({
  points: z.partialRecord(z.enum(reasonKinds), whole).optional(),
  off: z.array(z.enum(reasonKinds)).max(reasonKinds.length).optional(),
  unseenDays: whole.optional(),
  coolDownDays: whole.optional(),
  panel: z.strictObject({ least: whole, most: whole }).optional(),
});

/** `after`: the version that was changed; what is left out of `own` is as the house has it. */
export const weightsBody = z.strictObject({ after: whole, own: ownWeights });

export const weightsView = z.strictObject({
  version: z.int(),
  own: ownWeights,
  versions: z.array(z.strictObject({ version: z.int(), by: z.string(), at: z.iso.datetime() })),
});
export type WeightsView = z.infer<typeof weightsView>;

const place = z.strictObject({ place: z.int(), band: z.enum(bandsOfNeed) });
export const onCoachesView = z.strictObject({
  coaches: z.array(
    z.strictObject({
      coach: z.string(),
      shown: z.strictObject({ from: z.int(), to: z.int() }),
      moves: z.array(
        z.strictObject({
          ...{ patientId: z.string(), name: z.string().optional() },
          ...{ from: place.optional(), to: place.optional() },
        }),
      ),
      more: z.int(),
    }),
  ),
  left: z.int(),
});
export type OnCoachesView = z.infer<typeof onCoachesView>;

/** Minutes after its beginning from which an entry is marked as written later. */
export const contactSettings = z.strictObject({
  inChart: z.enum(contactsInChart),
  lateMinutes: z.int().min(5).max(10_080),
});
export type ContactSettingsView = z.infer<typeof contactSettings>;
