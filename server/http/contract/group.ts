import { z } from 'zod';
import { mostInGroup } from '../../domain/group/group.ts';
import { groupMeans, groupTopics } from '../../domain/group/in-group.ts';
import { redFlagKinds } from '../../domain/session/choices.ts';

/** What the browser and the server say to each other about groups. */
const id = z.uuid();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const minutes = z.int().min(1).max(480);
const words = z.string().trim().max(2_000);
const patient = z.string().min(1).max(120);

const attendee = z.discriminatedUnion('came', [
  z.strictObject({ patient, came: z.literal(false) }),
  z.strictObject({
    patient,
    came: z.literal(true),
    arrived: clock.optional(),
    minutes: minutes.optional(),
    own: words.optional(),
  }),
]);

export const groupBody = z.strictObject({
  /** The page's own key: pressing twice keeps once. */
  key: id,
  topic: z.string().trim().min(1).max(200),
  about: z.enum(groupTopics),
  means: z.enum(groupMeans),
  day: z.iso.date(),
  start: clock,
  minutes,
  shared: words.optional(),
  others: z.int().min(0).max(100).optional(),
  attendees: z.array(attendee).max(mostInGroup),
});
export type GroupBody = z.infer<typeof groupBody>;

export const groupCorrection = groupBody.extend({
  version: z.int().min(1),
  reason: z.string().trim().min(1).max(300),
});

const short = z.string().max(10);
const draftWritten = z.strictObject({
  ...{ key: id, topic: z.string().max(200), about: z.enum(groupTopics), means: z.enum(groupMeans) },
  ...{ day: short, start: short, minutes: short, others: short },
  ...{ shared: z.string().max(2_000), reason: z.string().max(300) },
  rows: z
    .array(
      z.strictObject({
        ...{ id: patient, came: z.boolean(), arrived: short, minutes: short, own: z.string().max(2_000) },
      }),
    )
    .max(mostInGroup),
  correcting: z.strictObject({ id, version: z.int().min(1), topic: z.string().max(200) }).optional(),
});
/** What is written so far; null throws it away. */
export const groupDraftBody = z.strictObject({ written: draftWritten.nullable() });
export const groupDraftKept = z.strictObject({ savedAt: z.iso.datetime() });

export const groupKept = z.strictObject({
  id,
  version: z.int(),
  records: z.int(),
  /** Whose record stayed as it was, since it is being amended in its chart. */
  left: z.array(z.string()),
  mayBeFlags: z.array(
    z.strictObject({ kind: z.enum(redFlagKinds), sentence: z.string(), patient: z.string().optional() }),
  ),
});
export type GroupKept = z.infer<typeof groupKept>;

const instant = z.iso.datetime({ offset: true });
const heldAttendee = z.discriminatedUnion('came', [
  z.strictObject({ patientId: z.string(), name: z.string(), came: z.literal(false) }),
  z.strictObject({
    ...{ patientId: z.string(), name: z.string(), came: z.literal(true) },
    ...{ from: instant, to: instant, own: z.string().optional() },
  }),
]);

export const groupsView = z.strictObject({
  patients: z.array(
    z.strictObject({
      ...{ id: z.string(), name: z.string(), born: z.string().optional(), goals: z.array(z.string()) },
    }),
  ),
  unnamed: z.int(),
  draft: z.strictObject({ written: draftWritten, savedAt: z.iso.datetime() }).optional(),
  held: z.array(
    z.strictObject({
      ...{ id, version: z.int(), topic: z.string(), about: z.enum(groupTopics), means: z.enum(groupMeans) },
      ...{ from: instant, to: instant, savedAt: instant, shared: z.string().optional(), others: z.int() },
      attendees: z.array(heldAttendee),
    }),
  ),
});
export type GroupsView = z.infer<typeof groupsView>;
export type HeldGroup = GroupsView['held'][number];
