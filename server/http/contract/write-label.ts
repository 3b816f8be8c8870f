import { z } from 'zod';
import { stages } from '../../domain/session/draft.ts';
import { weekdays } from '../../domain/session/weekdays.ts';
import type { WriteLabel } from '../../domain/session/write-label.ts';

/** A step as values: what, how much, when, how often, where, with whom, from when. */
export const stepView = z.strictObject({
  what: z.string(),
  howMuch: z.strictObject({ amount: z.number(), unit: z.string() }).optional(),
  when: z.string().optional(),
  often: z.strictObject({
    times: z.int(),
    per: z.enum(['day', 'week']),
    days: z.array(z.enum(weekdays)),
  }),
  where: z.string().optional(),
  withWhom: z.string().optional(),
  start: z.string(),
});

/** What an item is called, as a value told in the reader's language; a string where a row is older than that. */
export const writeLabel = z.union([
  z.string(),
  z.discriminatedUnion('is', [
    z.strictObject({ is: z.enum(['visit', 'form']) }),
    z.strictObject({
      is: z.enum(['note', 'care-plan']),
      forms: z.array(z.enum(['text', 'pdf'])).optional(),
    }),
    z.strictObject({ is: z.literal('goal'), goal: z.string() }),
    z.strictObject({ is: z.literal('step'), step: stepView }),
    z.strictObject({ is: z.literal('sureness'), value: z.number() }),
    z.strictObject({
      is: z.literal('ruler'),
      ruler: z.enum(['importance', 'confidence', 'readiness']),
      about: z.string(),
      value: z.number(),
    }),
    z.strictObject({ is: z.literal('stage'), about: z.string(), stage: z.enum(stages) }),
    z.strictObject({ is: z.literal('teach-back'), topic: z.string() }),
    z.strictObject({ is: z.literal('adherence'), medicine: z.string(), days: z.number() }),
    z.strictObject({ is: z.literal('check-in'), goal: z.string().optional() }),
    z.strictObject({
      is: z.literal('vital'),
      vital: z.enum(['blood-pressure', 'heart-rate', 'weight', 'waist', 'glucose']),
      value: z.number(),
      second: z.number().optional(),
      unit: z.string(),
    }),
    z.strictObject({
      is: z.literal('message'),
      message: z.enum(['question', 'answer', 'medicine-stands']),
    }),
    z.strictObject({ is: z.literal('medicine-taken'), medicine: z.string() }),
    z.strictObject({
      is: z.literal('plan-ended'),
      part: z.enum(['plan', 'goal', 'step', 'care-plan']),
      how: z.enum(['revised', 'stopped', 'completed']),
      goal: z.string().optional(),
      step: stepView.optional(),
    }),
  ]),
]) satisfies z.ZodType<WriteLabel | string>;
