import { z } from 'zod';
import { longestLine } from '../../domain/contact/contact.ts';
import { contactKinds, directions, loggedActivities, reachedOnes } from '../../domain/contact/kinds.ts';
import { redFlagKinds } from '../../domain/session/choices.ts';
import { queueReason } from './queue.ts';
import { receiptSchema } from './session.ts';

/** What the browser and the server say to each other about contacts that are logged by hand. */
const id = z.uuid();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const instant = z.iso.datetime({ offset: true });
const patient = z.string().min(1).max(120);
const minutes = z.partialRecord(z.enum(loggedActivities), z.int().min(0).max(1440));
const words = z.string().trim().min(1).max(200);
const reason = z.string().trim().min(1).max(300);

export const contactsQuery = z.strictObject({ patient: patient.optional() });

export const contactBody = z.strictObject({
  /** The page's own key: pressing twice, or sending late once more, keeps once. */
  key: id,
  /** Only in a launch without a chart; in a chart it is the chart's. */
  patient: patient.optional(),
  ...{ kind: z.enum(contactKinds), direction: z.enum(directions), reached: z.enum(reachedOnes) },
  when: z.union([z.strictObject({ ended: instant }), z.strictObject({ day: z.iso.date(), start: clock })]),
  minutes,
  clocked: z.boolean().optional(),
  /** The page kept it while the server was not heard. */
  sentLate: z.boolean().optional(),
  size: z.int().min(0).max(100).optional(),
  said: z.string().max(longestLine).optional(),
  /** Of what came since the last talk; only with the patient. */
  talkedAbout: z.boolean().optional(),
  next: z.strictObject({ day: z.iso.date(), what: words.optional() }).optional(),
});
export type ContactBody = z.infer<typeof contactBody>;

export const contactCorrection = contactBody
  .omit({ patient: true })
  .extend({ version: z.int().min(1), reason });
export const contactTakingBack = z.strictObject({ key: id, version: z.int().min(1), reason });

export const contactKept = z.strictObject({
  ...{ id, version: z.int(), writtenLater: z.boolean(), askConsent: z.boolean() },
  overlaps: z.array(
    z.strictObject({ is: z.string(), from: instant, to: instant, patient: z.string().optional() }),
  ),
  mayBeFlags: z.array(z.strictObject({ kind: z.enum(redFlagKinds), sentence: z.string() })),
});
export type ContactKept = z.infer<typeof contactKept>;

export const ownPatientsView = z.array(
  z.strictObject({ id: z.string(), name: z.string(), born: z.string().optional() }),
);
export type OwnPatientsView = z.infer<typeof ownPatientsView>;

const counted = z.strictObject({ kind: z.enum(contactKinds), count: z.int(), reached: z.int() });

export const contactsView = z.strictObject({
  /** Their name, in a launch without a chart. */
  patient: z.string().optional(),
  tries: z.strictObject({ kinds: z.array(counted), since: instant }).optional(),
  lastSession: instant.optional(),
  inChart: z.enum(['nothing', 'day-note', 'each']),
  /** What came and nobody talked about yet, as the queue tells it. */
  news: z.array(queueReason),
  contacts: z.array(
    z.strictObject({
      ...{ id, version: z.int(), coach: z.string(), mine: z.boolean() },
      ...{ kind: z.enum(contactKinds), direction: z.enum(directions), reached: z.enum(reachedOnes) },
      ...{ from: instant, to: instant, minutes, clocked: z.literal(true).optional() },
      ...{ size: z.int().optional(), said: z.string().optional() },
      talkedAbout: z.literal(true).optional(),
      next: z.strictObject({ day: z.iso.date(), what: z.string() }).optional(),
      writtenLater: z.literal(true).optional(),
      sentLate: z.literal(true).optional(),
      takenBack: z.strictObject({ reason: z.string() }).optional(),
      receipt: receiptSchema.optional(),
    }),
  ),
});
export type ContactsView = z.infer<typeof contactsView>;
export type LoggedView = ContactsView['contacts'][number];
