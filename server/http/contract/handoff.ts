import { z } from 'zod';
import { outcomes, urgencies } from '../../domain/handoff/handoff.ts';
import { talkOutcomes } from '../../domain/handoff/talk.ts';
import { receiptSchema } from './session.ts';

/** What the browser and the server say to each other about handoffs and the care team. */
const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const line = z.string().trim().max(300);

export const handOverBody = z.strictObject({
  /** The page's own key: pressing twice hands over once. */
  key: id,
  urgency: z.enum(urgencies),
  room: z.string().trim().max(40).optional(),
  /** Of the chips; one that a later version does not know is kept and not told. Without it the chart's own are taken. */
  reasons: z.array(z.string().max(40)).max(12).optional(),
  words: line.optional(),
});
export type HandOverBody = z.infer<typeof handOverBody>;

/** What the one tap left open; all of it, as it is to stand. */
export const askedBody = handOverBody.pick({ room: true, words: true }).extend({
  reasons: z.array(z.string().max(40)).max(12),
});
export type AskedBody = z.infer<typeof askedBody>;

/** That a talk was what a handoff asked for, and how the patient was met in it. */
export const talkHandoffBody = z.strictObject({ handoffId: id, outcome: z.enum(talkOutcomes) });
export type TalkHandoffBody = z.infer<typeof talkHandoffBody>;

export const outcomeBody = z.strictObject({ outcome: z.enum(outcomes), words: line.optional() });

export const handoffView = z.strictObject({
  id,
  by: z.string(),
  urgency: z.enum(urgencies),
  room: z.string().optional(),
  reasons: z.array(z.string()),
  words: z.string().optional(),
  handedOverAt: instant,
  passes: z.array(z.string()),
  sessionId: z.string().optional(),
  status: z.enum(['called', 'waiting', 'taken', ...outcomes, 'withdrawn']),
  at: instant,
  because: z.enum(['referred', 'nobody-came', 'given-back']).optional(),
  after: z.string().optional(),
  coaches: z
    .array(
      z.strictObject({
        name: z.string(),
        reach: z.string(),
        why: z.enum(['cannot', 'in-session']).optional(),
      }),
    )
    .optional(),
  coach: z.string().optional(),
  takenAt: instant.optional(),
  outcomeWords: z.string().optional(),
  bookedFor: instant.optional(),
  found: z.literal(true).optional(),
  mine: z.boolean(),
  own: z.boolean(),
  chart: receiptSchema.optional(),
});
export type HandoffView = z.infer<typeof handoffView>;

export const listedHandoff = handoffView.extend({
  patient: z.strictObject({ name: z.string(), birthDate: z.string().optional() }).optional(),
  /** The patient whose chart this coach may open from it. */
  opens: z.string().optional(),
});
export type ListedHandoff = z.infer<typeof listedHandoff>;

export const coachListQuery = z.strictObject({
  /** How many are listed at most. */
  upTo: z.coerce.number().int().min(1).max(5_000).optional(),
});

export const coachListView = z.strictObject({
  calls: z.array(listedHandoff),
  mine: z.array(listedHandoff),
  waiting: z.array(listedHandoff),
  more: z.int(),
  past: z.array(listedHandoff),
});
export type CoachListView = z.infer<typeof coachListView>;

export const careTeamView = z.array(
  z.strictObject({
    name: z.string(),
    credential: z.string(),
    reach: z.string(),
    since: instant,
    until: instant.optional(),
    because: z.enum(['handoff', 'said', 'panel', 'sessions']),
    mine: z.boolean(),
  }),
);
export type CareTeamView = z.infer<typeof careTeamView>;

/** One event of the page's stream: all that it shows by itself, whenever something of it changed. */
export type LiveNews = {
  /** The server's clock, by which a call's minutes are counted. */
  now: string;
  calls: {
    id: string;
    by: string;
    room?: string;
    reasons: string[];
    words?: string;
    since: string;
    /** Who had taken it and cannot come after all. */
    after?: string;
    here: boolean;
    patient?: string;
  }[];
  /** The patient of the page waits as handed over, while this coach writes a session with them. */
  waitsHere?: { id: string; by: string; handedOverAt: string };
  /** The handoffs to which this coach is on the way. */
  going: string[];
  busy: boolean;
  /** How many red flags of the practice are open; for who is told of them. */
  redFlags?: number;
  /** How many patients of other coaches wait to be taken on by this one; on their pages without a chart. */
  handed?: number;
  /** How many consents this patient is to be asked for; for their coach. */
  toAsk?: number;
  /** Each changes when something behind it did, and the page then asks for it. They tell nothing by themselves. */
  marks: {
    handoffs: string;
    /** Of the questions of the page's patient that wait; without one, of a coach's own or of what a physician is asked. */
    questions?: string;
    /** Of the sessions that may come to be signed for; on a physician's page without a patient. */
    signatures?: string;
    /** Of everything that the months of claims are worked out from; at the biller's desk. */
    month?: string;
    /** Of everything that a coach’s queue is worked out from; on a coach’s page without a patient. */
    queue?: string;
    /** Of what is handed over to a coach or by them; on their pages without a patient. */
    handed?: string;
    /** Of messages with patients: of the page’s patient, and without one of all in the practice; for a coach. */
    messages?: string;
    /** Of all red flags of the practice; for who is told of them. */
    escalations?: string;
    /** Of the red flags of the patient of the page; for a coach. */
    escalationsHere?: string;
    /** Of what this patient's talks put into the chart; on a page of a patient. */
    receipts?: string;
  };
};
