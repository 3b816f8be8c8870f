import { z } from 'zod';
import { measureKinds } from '../../domain/chart/snapshot.ts';
import { snoozeReasons } from '../../domain/panel/facts.ts';
import { bandsOfNeed, reasonKinds } from '../../domain/panel/weights.ts';
import { meansOfTalk } from '../../domain/schedule/booking.ts';

/** What the browser and the server say to each other about a coach's queue. */
const day = z.iso.date();
const patientId = z.string().min(1).max(256);

export const queueQuery = z.strictObject({
  from: z.coerce.number().int().min(0).max(100_000).default(0),
  most: z.coerce.number().int().min(1).max(500).default(40),
});

export const ofQueue = z.strictObject({ patient: patientId });
export const dateOfQueue = z.strictObject({ patient: patientId, id: z.uuid() });

export const snoozeBody = z.strictObject({
  until: day,
  why: z.enum(snoozeReasons),
  words: z.string().trim().max(200).optional(),
});
export type SnoozeBody = z.infer<typeof snoozeBody>;

export const dateBody = z.strictObject({ day, what: z.string().trim().min(1).max(120) });

/** None at all: the coach takes it away again by saying no hours. */
export const hoursBody = z.strictObject({ minutes: z.number().int().min(0).max(6_000) });
export const hoursView = z.strictObject({ minutes: z.int() });

export const doneView = z.strictObject({ patientId });

const reading = z.strictObject({
  measure: z.enum(measureKinds),
  value: z.number(),
  second: z.number().optional(),
  unit: z.string(),
});
/** One reason, as it is told in words by the domain. */
export const queueReason = z.strictObject({
  kind: z.enum(reasonKinds),
  since: z.string(),
  days: z.int(),
  points: z.number(),
  what: z.string().optional(),
  to: z.enum(['patient', 'clinician']).optional(),
  reading: reading.optional(),
  visit: z.enum(['emergency', 'inpatient']).optional(),
  talk: z.strictObject({ clock: z.string(), means: z.enum(meansOfTalk) }).optional(),
  found: z.literal(true).optional(),
  spoken: z.literal(true).optional(),
  more: z.int().optional(),
  tries: z.int().optional(),
  said: z.string().optional(),
});
const queueRow = z.strictObject({
  patientId,
  patient: z.strictObject({ name: z.string(), birthDate: z.string().optional() }).optional(),
  standing: z.enum(['shown', 'snoozed', 'resting', 'nothing']),
  band: z.enum(bandsOfNeed),
  score: z.number(),
  reasons: z.array(queueReason),
  unseenSince: z.string(),
  snooze: z.strictObject({ until: day, why: z.enum(snoozeReasons), words: z.string().optional() }).optional(),
  /** Every date that stands for this patient, the first first. */
  dates: z.array(z.strictObject({ id: z.uuid(), day, what: z.string() })),
  /** Their handoffs that stand open. */
  handoffs: z.array(z.uuid()),
});
export type QueueRowView = z.infer<typeof queueRow>;

export const queueView = z.strictObject({
  today: day,
  rows: z.array(queueRow),
  more: z.int(),
  shown: z.int(),
  rest: z.int(),
  bands: z.record(z.enum(bandsOfNeed), z.int()),
  caseload: z.strictObject({
    patients: z.int(),
    size: z.enum(['below', 'within', 'above']),
    full: z.strictObject({ least: z.int(), most: z.int() }),
    needMinutes: z.number(),
    haveMinutes: z.int().optional(),
    overMinutes: z.number(),
    moves: z.array(z.strictObject({ patientId, name: z.string().optional() })),
  }),
  mark: z.string(),
});
export type QueueView = z.infer<typeof queueView>;

export const opensAtView = z.strictObject({ how: z.enum(['launch', 'choose']), url: z.string() });
export type OpensAtView = z.infer<typeof opensAtView>;
