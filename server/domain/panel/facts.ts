import type { MeasureKind } from '../chart/snapshot.ts';
import type { Urgency } from '../handoff/handoff.ts';
import type { MeansOfTalk } from '../schedule/booking.ts';

/** A reading as a number with its unit; `second`: diastolic. */
export type PanelReading = { measure: MeasureKind; value: number; second?: number; unit: string };

/** Days are YYYY-MM-DD in the practice's zone. */
type On = { day: string };

/**
 * All that is known here of one patient of a panel and may be a reason to turn to them today. What is told as `new` came
 * after the last time they were reached; of readings, labs and stays in hospital, after the last time it was talked about
 * what came: in a session, or in a contact that says so.
 */
export type PatientFacts = {
  patientId: string;
  /** Since when this coach coaches them. */
  coachedSince: string;
  /** Taken on from another coach, and this one has neither reached nor met them yet. */
  takenOver?: boolean;
  /** When they were last reached, by whatever coach. */
  lastReached?: string;
  /** When somebody last tried, whether or not they were reached. */
  lastTried?: string;
  /** When they were last heard of: a check-in or a report of theirs. */
  lastHeard?: string;
  /** When somebody tried to reach them and did not, since they were last reached; whatever they tried. */
  tries: readonly On[];
  /** `said`: the day of the contact in which the coach said so; absent where it was promised in a talk. */
  promises: readonly { what: string; to: 'patient' | 'clinician'; due?: string; said?: string }[];
  teachBacks: readonly (On & { topic: string })[];
  /** Active plans; `review`: the day on which it is agreed to look at it. */
  plans: readonly { goal: string; review?: string }[];
  /** The day agreed on in the last talk. */
  agreed?: string;
  /** Of the active plans, the last weeks. */
  checkIns: readonly (On & { done: 'done' | 'partly' | 'not-done' })[];
  /** What the patient wrote or told, new. */
  messages: readonly On[];
  /** What a clinician answered and no talk has taken up. */
  answers: readonly On[];
  /** Measured at home, or told by the patient, new. */
  readings: readonly (On & PanelReading)[];
  /** `found`: no physician asked; a coach found them by a search. */
  handoff?: On & { urgency: Urgency; taken: boolean; found?: true };
  /** The last day on which a call would count for this month. */
  callDue?: string;
  /** New in the chart. */
  labs: readonly (On & PanelReading)[];
  admissions: readonly (On & { kind: 'emergency' | 'inpatient' })[];
  /** Dates that a coach set for this patient and nobody took away. */
  dates: readonly (On & { id: string; what: string })[];
  /** Talks booked with them that stand, or to which nobody came. */
  bookings?: readonly (On & { clock: string; means: MeansOfTalk; missed: boolean })[];
  redFlags: readonly On[];
  snooze?: Snooze;
};

export const snoozeReasons = ['agreed-later', 'away', 'in-hospital', 'waits-for-others', 'other'] as const;
export type SnoozeReason = (typeof snoozeReasons)[number];

/** Put off by the coach: not shown before `until`, and why not. */
export type Snooze = { until: string; why: SnoozeReason; words?: string };
