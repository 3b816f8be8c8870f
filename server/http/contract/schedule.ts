import { z } from 'zod';
import { mostHoursOfDay, mostOtherDays } from '../../domain/schedule/availability.ts';
import { cancellers, meansOfTalk, talkLengths, talkStates } from '../../domain/schedule/booking.ts';

/** What the browser and the server say to each other about a coach's schedule. */
const id = z.uuid();
const day = z.iso.date();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const clockToMidnight = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const instant = z.iso.datetime({ offset: true });
const patient = z.string().min(1).max(256);
const zone = z.string().min(1).max(64);
const minutes = z.union(talkLengths.map(length => z.literal(length)));
const means = z.enum(meansOfTalk);

const asked = {
  from: day.optional(),
  days: z.coerce.number().int().min(1).max(14).default(7),
  minutes: z.coerce.number().pipe(minutes).default(30),
};
export const scheduleQuery = z.strictObject(asked);
export const freeTimesQuery = z.strictObject({ ...asked, patient: patient.optional() });

const hours = z.array(z.strictObject({ from: clock, to: clockToMidnight })).max(mostHoursOfDay);
export const availabilityBody = z.strictObject({
  timeZone: zone,
  weekly: z.array(hours).length(7),
  other: z.array(z.strictObject({ day, hours })).max(mostOtherDays),
});
export type AvailabilityView = z.infer<typeof availabilityBody>;

const start = z.union([
  z.strictObject({ at: instant }),
  z.strictObject({ day, clock, which: z.enum(['first', 'second']).optional() }),
]);
const talk = { start, minutes, means, patientZone: zone.optional(), anyway: z.boolean().optional() };

export const bookingBody = z.strictObject({
  /** The page's own key, and the id of what it books: pressing twice books once. */
  key: id,
  /** Only in a launch without a chart; in a chart it is the chart's. */
  patient: patient.optional(),
  ...talk,
});
export type BookingBody = z.infer<typeof bookingBody>;

const press = { key: id, sequence: z.int().min(0) };
export const moveBody = z.strictObject({ ...press, ...talk });
export const cancellationBody = z.strictObject({
  ...press,
  by: z.enum(cancellers),
  reason: z.string().trim().min(1).max(200),
});
export const missBody = z.strictObject(press);

/** `emr`: whether the EMR's own book was looked into before. */
export const bookingKept = z.strictObject({
  ...{ id, start: instant, minutes: z.int(), sequence: z.int() },
  emr: z.enum(['read', 'not-read', 'not-looked']),
});
export type BookingKept = z.infer<typeof bookingKept>;
export const bookingEnded = z.strictObject({ id, sequence: z.int(), state: z.enum(talkStates) });

const span = z.strictObject({ from: instant, to: instant });
const unread = [
  z.strictObject({ is: z.literal('not-read') }),
  z.strictObject({ is: z.literal('not-looked'), because: z.enum(['not-offered', 'not-granted']) }),
] as const;
const read = {
  ...{ is: z.literal('read'), asOf: instant },
  unlooked: z.enum(['coach', 'patient']).optional(),
};
const book = z.discriminatedUnion('is', [z.strictObject({ ...read, busy: z.array(span) }), ...unread]);
/** Named where the patient is known, as on the queue. */
const taken = span.extend({ patientId: patient.optional(), patient: z.string().optional() });
const bookNamed = z.discriminatedUnion('is', [z.strictObject({ ...read, busy: z.array(taken) }), ...unread]);
const which = z.enum(['first', 'second']);
const scheduleDay = z.strictObject({
  ...{ day, hours, long: z.number() },
  free: z.array(z.strictObject({ at: instant, clock, which: which.optional() })),
});
const movedFrom = z.strictObject({ start: instant, minutes: z.int(), means, at: instant });
const shown = {
  ...{ id, patientId: patient, patient: z.string().optional(), start: instant, minutes: z.int(), means },
  ...{ day, clock, standing: z.enum(['ahead', 'open', 'held', 'missed', 'cancelled']) },
  ...{ sequence: z.int(), moved: z.array(movedFrom), patientZone: zone.optional() },
  theirs: z.strictObject({ day, clock, zone }).optional(),
};
const talkShown = z.union([
  z.strictObject({ ...shown, state: z.enum(['booked', 'missed']) }),
  z.strictObject({
    ...{ ...shown, state: z.literal('cancelled'), by: z.enum(cancellers), reason: z.string() },
  }),
]);
export type TalkView = z.infer<typeof talkShown>;
const offer = {
  ...{ patientId: patient, day, clock: z.string().optional(), means: means.optional() },
  from: z.enum(['plan', 'contact']),
};
const offerShown = z.strictObject({ ...offer, patient: z.string().optional() });
export type OfferView = z.infer<typeof offerShown>;

export const scheduleView = z.strictObject({
  ...{ today: day, timeZone: zone, availability: availabilityBody, days: z.array(scheduleDay) },
  ...{ talks: z.array(talkShown), emr: bookNamed, offers: z.array(offerShown) },
  feed: z.strictObject({ madeAt: instant, readAt: instant.optional() }).optional(),
});
export type ScheduleView = z.infer<typeof scheduleView>;
export type ScheduleDayView = ScheduleView['days'][number];

export const freeTimesView = z.strictObject({
  ...{ today: day, timeZone: zone, days: z.array(scheduleDay), emr: book },
  ...{ hasHours: z.boolean(), patient: z.string().optional(), booked: z.array(talkShown) },
  offer: z.strictObject(offer).optional(),
});
export type FreeTimesView = z.infer<typeof freeTimesView>;

/** What a refused time brings besides: what stands there, and when else it could be. */
export type TakenView = {
  stands?: { from: string; to: string; means?: (typeof meansOfTalk)[number]; patient?: string };
  free?: string[];
};

export const feedMade = z.strictObject({ url: z.url() });
export type FeedMade = z.infer<typeof feedMade>;
export const feedEnded = z.strictObject({ ended: z.int() });

export const feedParams = z.strictObject({
  practice: z.uuid(),
  feed: z.uuid(),
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
