import { type Refusal, refuse } from '../refusal.ts';
import { daysFrom } from '../tell-date.ts';
import { dayIn } from '../time-zone.ts';

export const urgencies = ['today', 'this-week', 'no-hurry'] as const;
/** How soon the coach needs the answer. */
export type Urgency = (typeof urgencies)[number];

/** A coach's question to a physician about one patient. */
export type Question = {
  id: string;
  words: string;
  offers: string[];
  urgency: Urgency;
  forPatient: boolean;
  asked: { by: string; at: string };
  /** The physician who is asked; without it, whoever comes first. */
  to?: { staffId: string; name: string };
  /** The desk asked: no talk waits for the answer. */
  forDesk?: true;
} & (
  | { status: 'open' }
  /** `takenUp`: a session was signed since, in which the coach had it, and which one. */
  | {
      status: 'answered';
      answer: { words: string; by: string; at: string };
      takenUp: boolean;
      takenUpIn?: string;
    }
  | { status: 'withdrawn'; withdrawnAt: string }
);
export type OpenQuestion = Extract<Question, { status: 'open' }>;
export type AnsweredQuestion = Extract<Question, { status: 'answered' }>;

/** One tap answers with an offered reply, by its place; else a line of the physician's own. */
export type Reply = { offer: number } | { words: string };

/**
 * The words of an answer. Refuses an answer to what is answered or taken back already, a reply that was not offered, and
 * an empty line.
 */
export function answerTo(
  { status, offers }: { status: Question['status']; offers: readonly string[] },
  reply: Reply,
): { words: string } | Refusal {
  if (status !== 'open') return refuse('conflict', 'no-longer-open');
  const words = ('offer' in reply ? offers[reply.offer] : reply.words)?.trim();
  return words ? { words } : refuse('bad-request', 'not-understood');
}

/** Whole days after which a question of each urgency is late. House rule, to be looked at with the first practices. */
const waits: Record<Urgency, number> = { today: 0, 'this-week': 7, 'no-hurry': 14 };

/** How long a question has waited, in days of the practice's calendar, and whether that is too long for its urgency. */
export function ageOf(
  { asked, urgency }: Pick<OpenQuestion, 'asked' | 'urgency'>,
  now: string,
  timeZone: string,
): { days: number; late: boolean } {
  const days = daysFrom(dayIn(asked.at, timeZone), dayIn(now, timeZone));
  return { days, late: days > waits[urgency] };
}

/** Open ones first: this physician's before another's, the urgent before the rest, the oldest first. */
export const inTurn = <One extends OpenQuestion>(questions: readonly One[], staffId: string): One[] =>
  questions.toSorted(
    (a, b) =>
      Number(isForAnother(a, staffId)) - Number(isForAnother(b, staffId)) ||
      urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
      Date.parse(a.asked.at) - Date.parse(b.asked.at),
  );

/** Whether another physician was asked by name. */
export const isForAnother = ({ to }: Pick<Question, 'to'>, staffId: string): boolean =>
  to !== undefined && to.staffId !== staffId;
