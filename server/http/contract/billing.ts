import { z } from 'zod';
import {
  accreditations,
  carePlanKinds,
  conditionKinds,
  consentKinds,
  deviceKinds,
  modes,
  statable,
  supervisions,
  visitKinds,
  whereabouts,
} from '../../domain/billing/vocabulary.ts';

export type { LackRow, MonthPatient, MonthState } from '../../domain/desk/month-row.ts';
/** What the browser and the server say to each other at the biller's desk. */
export type {
  ClaimPacket,
  PacketDenial,
  PacketLine,
  PacketSet,
  PacketTalk,
} from '../../domain/desk/packet.ts';

const id = z.uuid();
const day = z.iso.date();
const line = z.string().trim().min(1).max(300);
const patientId = z.string().min(1).max(120);
export const monthOnly = z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) });
export const onePatient = monthOnly.extend({ patient: patientId });
export const oneNote = onePatient.extend({ session: id });
export const inLanguage = z.strictObject({ language: z.enum(['en', 'es']).default('en') });
/** `since`: the mark of the reader's last look. */
export const monthQuery = inLanguage.extend({
  since: z
    .string()
    .regex(/^\d{1,9}\.\d{1,9}$/)
    .optional(),
});
export const furtherQuery = inLanguage.extend({ after: z.string().max(120).default('') });
export const oneId = z.strictObject({ id });

export const lockBody = z.strictObject({
  patients: z
    .array(z.strictObject({ id: patientId, print: z.string().max(8_000) }))
    .min(1)
    .max(200),
});
export const lockedView = z.strictObject({ locked: z.array(z.string()), changed: z.array(z.string()) });
export const unlockBody = z.strictObject({ reason: line });
export const chooseBody = z.strictObject({
  wanted: z
    .array(
      z.strictObject({
        code: z.string().max(12),
        units: z.int().min(1).max(99),
        contactId: z.string().max(120).optional(),
        deviceId: z.string().max(120).optional(),
        practitionerId: z.string().max(120).optional(),
      }),
    )
    .max(40),
});
export const askMissingBody = z.strictObject({ key: z.string().min(1).max(200) });
export const askAllBody = askMissingBody.extend({ patients: z.array(patientId).min(1).max(200) });
export const askedAllView = z.strictObject({ asked: z.array(z.string()), not: z.array(z.string()) });

export const consentAsks = z.array(
  z.strictObject({
    id,
    en: z.strictObject({ question: z.string(), also: z.string() }),
    es: z.strictObject({ question: z.string(), also: z.string() }),
  }),
);
export type ConsentAsks = z.infer<typeof consentAsks>;
export const consentAnswerBody = z.strictObject({
  said: z.enum(['given', 'declined']),
  words: line,
  language: z.enum(['en', 'es']),
});

export const writtenConsentBody = z.strictObject({
  key: id,
  patient: patientId,
  to: z.enum(consentKinds),
  said: z.enum(['given', 'declined', 'revoked']),
  words: line,
  /** What the patient was told before they answered; who takes back was told nothing. */
  told: z.string().trim().max(1_000).default(''),
  day,
  /** By the practice's clock; without it the whole day counts. */
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
});

const orBefore = z.literal(true).optional();
const fact = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('visit'), kind: z.enum(visitKinds), day, by: id.optional() }),
  z.strictObject({ is: z.literal('payer'), payer: z.string().trim().min(1).max(60) }),
  z.strictObject({ is: z.literal('practitioner'), staffId: id }),
  z.strictObject({
    ...{ is: z.literal('care-plan'), kind: z.enum(carePlanKinds), from: day },
    ...{ to: day.optional(), orBefore },
  }),
  z.strictObject({ is: z.literal('order'), for: z.enum(accreditations), day, orBefore }),
  z.strictObject({
    ...{ is: z.literal('supervised'), month: monthOnly.shape.month, how: z.enum(supervisions) },
    by: id.optional(),
    ...{ contactId: id.optional(), day: day.optional(), source: line.optional() },
  }),
  z.strictObject({
    ...{ is: z.literal('device'), kind: z.enum(deviceKinds), since: day },
    ...{ until: day.optional(), setUp: day.optional() },
  }),
  // What cannot be so is refused with its own words, beyond what no number of days or kilograms looks like.
  z.strictObject({
    ...{ is: z.literal('device-days'), kind: z.enum(deviceKinds), from: day },
    ...{ days: z.int().min(0).max(999), source: line },
  }),
  z.strictObject({ is: z.literal('weight'), day, kilograms: z.number().min(0).max(9_999), source: line }),
  z.strictObject({
    is: z.literal('condition'),
    id: z.string().min(1).max(120),
    name: line,
    kinds: z.array(z.enum(conditionKinds)).min(1).max(8),
    lastsMonths: z.int().min(1).max(1_200),
  }),
  z.strictObject({
    ...{ is: z.literal('stated'), that: z.enum(statable), yes: z.boolean() },
    ...{ from: day.optional(), month: monthOnly.shape.month.optional() },
  }),
  z.strictObject({
    ...{ is: z.literal('held'), contactId: id, day },
    ...{ mode: z.enum(modes).optional(), where: z.enum(whereabouts).optional() },
  }),
  z.strictObject({
    is: z.literal('elsewhere'),
    code: z.string().max(12),
    day,
    units: z.int().min(1).max(99),
  }),
]);
/** `withdraw`: it was a mistake, and why. */
export const factBody = z.strictObject({
  key: id,
  patient: patientId,
  fact,
  withdraw: z.strictObject({ because: line }).optional(),
});

export const exportBody = z.strictObject({ id, month: monthOnly.shape.month });
/** Of a Bundle: each month also as a Claim. */
export const bundleQuery = z.strictObject({ with: z.literal('claim').optional() });
export const exportedView = z.strictObject({
  id,
  month: z.string(),
  lines: z.int(),
  patients: z.int(),
  checksum: z.string(),
  at: z.string(),
});
export type ExportedView = z.infer<typeof exportedView>;

export const denialBody = z.strictObject({
  key: id,
  month: monthOnly.shape.month,
  patient: patientId,
  lineKey: z.string().min(1).max(200),
  reason: line,
  day,
});
export const denialAnswerBody = z.strictObject({ answer: line });
export const keptView = z.strictObject({ id: z.string() });

type MonthPatient = import('../../domain/desk/month-row.ts').MonthPatient;
type MonthState = import('../../domain/desk/month-row.ts').MonthState;
/** A month as the desk shows it: its first patients by need; or, where `changes`, those that changed since a mark. */
export type MonthView = {
  month: string;
  patients: MonthPatient[];
  changes: boolean;
  gone: string[];
  mark: string;
  /** Of the whole month, whatever part of it is here. */
  totals: Partial<Record<MonthState, { patients: number; claims: number; minutes: number }>>;
  /** Still being worked out: nobody is listed yet. */
  underWay?: { left: number; of: number };
  batches: { id: string; by: string; at: string; lines: number; patients: number; checksum: string }[];
  denials: { reason: string; count: number; open: number }[];
};
/** Further patients of it, by id; `next`: after whom to ask again. */
export type MonthFurther = { patients: MonthPatient[]; next?: string };
