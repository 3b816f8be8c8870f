import { instantIn } from '../time-zone.ts';
import { isWrittenLater, type LoggedContact, total } from './contact.ts';
import type { LoggedMinutes } from './kinds.ts';

/**
 * A contact as it is written on the page. When: it ended just then (`ended`, an instant, also where it could only be sent
 * later), or it began at a clock of the practice.
 */
export type ContactWritten = Omit<
  LoggedContact,
  'from' | 'to' | 'writtenLater' | 'sentLate' | 'next' | 'clocked' | 'talkedAbout'
> & {
  when: { ended: string } | { day: string; start: string };
  clocked?: boolean;
  talkedAbout?: boolean;
  sentLate?: boolean;
  next?: { day: string; what?: string };
};

export type Writing = {
  now: string;
  timeZone: string;
  lateMinutes?: number;
  /** What a promise to call again says where the coach said nothing else. */
  callAgain: string;
};

/** The same in instants, as it is kept. A try without minutes took no time: it ends as it begins. */
export function contactFrom(written: ContactWritten, writing: Writing): LoggedContact {
  const { when, kind, direction, reached, size, said = '', next, clocked, sentLate } = written;
  const minutes = withoutNoughts(written.minutes);
  const ms = total({ minutes }) * 60_000;
  const start = 'ended' in when ? at(Date.parse(when.ended) - ms) : startOf(when, writing);
  const line = said.trim();
  return {
    ...{ kind, direction, reached, from: start, to: at(Date.parse(start) + ms), minutes },
    ...(clocked && { clocked }),
    ...(kind === 'group' && size !== undefined && { size }),
    ...(line && { said: line }),
    ...(written.talkedAbout && reached === 'patient' && { talkedAbout: true }),
    ...(next && { next: { day: next.day, what: next.what?.trim() || writing.callAgain } }),
    ...(isWrittenLater(start, writing.now, writing.lateMinutes) && { writtenLater: true }),
    ...(sentLate && { sentLate: true }),
  };
}

const startOf = ({ day, start }: { day: string; start: string }, { timeZone }: Writing): string =>
  instantIn(day, start, timeZone);

const at = (ms: number): string => new Date(ms).toISOString();

const withoutNoughts = (minutes: LoggedMinutes): LoggedMinutes =>
  Object.fromEntries(Object.entries(minutes).filter(([, many]) => many > 0));
