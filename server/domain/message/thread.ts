import { isReceived, type Message, type Received } from './message.ts';

/** How a thread stands: what nobody read yet, since when the patient waits for us, and what was written last. */
export type ThreadStanding = {
  unread: number;
  waitingSince?: string;
  /** Written here and gone out nowhere yet. */
  keptOnly: number;
  /** Somebody has still to put so many into another language. */
  toTranslate: number;
  lastAt: string;
};

/**
 * What came and waits for us: what came after the last answer went out, or after the patient was last reached otherwise
 * (`reachedAt`), and does ask for an answer; an unread one always.
 */
export function waitingIn(messages: readonly Message[], reachedAt = ''): Received[] {
  const standing = messages.filter(({ takenBack }) => takenBack === undefined);
  const wrote = standing.flatMap(one => (one.from === 'coach' ? [one] : []));
  const answeredMs = Math.max(
    ...[0, reachedAt === '' ? 0 : Date.parse(reachedAt)],
    ...wrote.flatMap(({ left }) => (left ? [Date.parse(left.at)] : [])),
  );
  const waits = ({ reading, recordedAt }: Received) =>
    reading === 'unread' || (reading === 'read' && Date.parse(recordedAt) > answeredMs);
  return standing.filter(isReceived).filter(waits);
}

/** How a thread stands; the patient waits since the first of what waits was written. */
export function standingOf(messages: readonly Message[], reachedAt = ''): ThreadStanding {
  const standing = messages.filter(({ takenBack }) => takenBack === undefined);
  const came = standing.filter(isReceived);
  const wrote = standing.flatMap(one => (one.from === 'coach' ? [one] : []));
  const since = waitingIn(messages, reachedAt).map(({ writtenAt }) => Date.parse(writtenAt));
  return {
    unread: came.filter(({ reading }) => reading === 'unread').length,
    ...(since.length > 0 && { waitingSince: new Date(Math.min(...since)).toISOString() }),
    keptOnly: wrote.filter(({ left }) => left === undefined).length,
    toTranslate: standing.filter(({ translation }) => translation && !translation.settled).length,
    lastAt:
      standing
        .map(({ recordedAt }) => recordedAt)
        .toSorted()
        .at(-1) ?? '',
  };
}

/** Of whom a red flag is open first; then unread; then who waits for us, the longest first; then what happened last. */
type Lined = ThreadStanding & { redFlag?: boolean };
export const byNeed = (one: Lined, other: Lined): number =>
  Number(other.redFlag ?? false) - Number(one.redFlag ?? false) ||
  Number(other.unread > 0) - Number(one.unread > 0) ||
  compare(one.waitingSince ?? '9', other.waitingSince ?? '9') ||
  compare(other.lastAt, one.lastAt);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
