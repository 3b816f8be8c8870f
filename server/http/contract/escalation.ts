import { z } from 'zod';
import { closings } from '../../domain/escalation/escalation.ts';
import { type OwnProtocols, rungs } from '../../domain/escalation/protocol.ts';
import type { UrgentLine } from '../../domain/escalation/urgent-line.ts';
import { redFlagKinds } from '../../domain/session/choices.ts';

const words = z.string().trim().min(1).max(2000);
const said = (most: number) => z.string().trim().min(1).max(most);
const number = (least: number, most: number) => z.number().min(least).max(most);

const protocolIn = (text: (most: number) => z.ZodString) =>
  z.strictObject({
    doNow: z.strictObject({ en: text(500), es: text(500) }).optional(),
    call: z.strictObject({ who: text(100), phone: text(60) }).optional(),
    minutes: z.int().min(1).max(1440).optional(),
    minutesOnceSeen: z.int().min(5).max(2880).optional(),
    climbsTo: z.array(z.enum(rungs)).min(1).optional(),
  });
/** What a practice may decide about a red flag; the same shape the command and the page of the practice check. */
export const ownProtocol = protocolIn(said);
/** As it is kept: an earlier version took a line with nothing in it. */
export const ownProtocols = z.partialRecord(
  z.enum(redFlagKinds),
  protocolIn(most => z.string().max(most)),
) satisfies z.ZodType<OwnProtocols>;

/** Whom the practice says to call in any case: in each language it has it in, or a line whose language nobody recorded. */
export const urgentLine = z.union([
  z.string(),
  z.strictObject({ en: z.string().optional(), es: z.string().optional() }),
]) satisfies z.ZodType<UrgentLine>;

const oneLine = z.string().trim().max(200);
/** As the practice's page sends it: both languages, either may be empty. */
export const urgentLineBody = z.strictObject({ en: oneLine, es: oneLine });
export type UrgentLineBody = z.infer<typeof urgentLineBody>;

/** `together`: others of the same report, closed with the same statement. */
export const closureBody = z.strictObject({
  done: z.enum(closings),
  words,
  together: z.array(z.uuid()).max(10).optional(),
});
export const noteBody = z.strictObject({ key: z.uuid(), words });

/** Readings outside these bounds are slips of the pen: no such value is measured in a living person at home. */
const reading = z.discriminatedUnion('measure', [
  z.strictObject({
    measure: z.literal('blood-pressure'),
    systolic: z.int().min(40).max(320),
    diastolic: z.int().min(20).max(220),
    unit: z.literal('mm[Hg]'),
  }),
  z.strictObject({
    measure: z.literal('glucose'),
    value: number(0.5, 1500),
    unit: z.enum(['mg/dL', 'mmol/L']),
  }),
  z.strictObject({ measure: z.literal('weight'), value: number(20, 900), unit: z.enum(['kg', '[lb_av]']) }),
]);

export const reportBody = z.strictObject({
  key: z.uuid(),
  from: z.enum(['check-in', 'message']),
  toldBy: z.enum(['patient', 'family', 'device']),
  at: z.iso.datetime({ offset: true }).optional(),
  readings: z.array(reading).max(6),
  words: z.string().max(4000).optional(),
  selfHarmAnswer: z.int().min(0).max(3).optional(),
});

export const attestBody = z.strictObject({
  /** The page's own key of the press: the same press twice is one. */
  press: z.uuid(),
  sessions: z
    .array(
      z.strictObject({
        sessionId: z.uuid(),
        version: z.int().min(1),
        digest: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1)
    .max(50),
});
