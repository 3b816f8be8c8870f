import { z } from 'zod';
import { hopeFields, hopeLimits } from '../../domain/physician/hope.ts';
import { medicineDeeds } from '../../domain/physician/medicine-lines.ts';
import { urgencies } from '../../domain/physician/question.ts';

/** What a physician's page and the coach's questions say to the server. Their views are `PhysicianView`, `QuestionsView` and `HopeView`. */
const line = (most: number) => z.string().trim().min(1).max(most);

export const physicianQuery = z.strictObject({
  /** `now` waits for a fresh reading of the chart; `kept` answers at once from the last one. */
  chart: z.enum(['kept', 'now']).default('kept'),
});

export const askBody = z.strictObject({
  /** The client's own key: pressing twice asks once. */
  key: z.uuid(),
  words: line(500),
  /** Replies that answer by one tap. */
  offers: z.array(line(80)).max(4),
  urgency: z.enum(urgencies),
  forPatient: z.boolean(),
  /** A physician of the roster; whoever comes first without it. */
  to: z.uuid().optional(),
});
export type AskBody = z.infer<typeof askBody>;

export const answerBody = z.union([
  z.strictObject({ offer: z.int().min(0).max(3) }),
  z.strictObject({ words: line(500) }),
]);

export const medicineAnswerBody = z.strictObject({
  sessionId: z.uuid(),
  /** The medicine's key in the record of that session. */
  lineId: z.string().min(1).max(60),
  deed: z.enum(medicineDeeds),
  words: line(200).optional(),
});
export type MedicineAnswerBody = z.infer<typeof medicineAnswerBody>;

export const doneView = z.strictObject({ id: z.uuid() });

const most = Math.max(...Object.values(hopeLimits));
export const hopeBody = z.strictObject({
  edits: z
    .array(
      z
        .strictObject({
          field: z.enum(hopeFields),
          from: z.string().max(most).optional(),
          to: z.string().max(most).optional(),
        })
        .refine(({ field, to = '' }) => to.length <= hopeLimits[field]),
    )
    .min(1)
    .max(hopeFields.length),
});
export type HopeBody = z.infer<typeof hopeBody>;
