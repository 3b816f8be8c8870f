import {
  type ContactKind,
  type Direction,
  type LoggedActivity,
  loggedActivities,
  mayReach,
  type Reached,
  usualActivity,
} from '../../../server/domain/contact/kinds.ts';
import { dayIn, daysBefore } from '../../../server/domain/time-zone.ts';
import type { ContactBody, LoggedView } from '../../../server/http/contract/contact.ts';
import { sayClock } from '../../design/dates.ts';

export type Next = 'none' | 'one' | 'three' | 'seven' | 'date';

/** A contact as it stands in the dialog: what is typed is text until it is saved. */
export type Written = {
  /** The page's own key: pressing twice, or sending late once more, keeps once. */
  key: string;
  kind?: ContactKind;
  direction: Direction;
  reached?: Reached;
  minutes: string;
  split: { [activity in LoggedActivity]?: string };
  when: 'now' | 'earlier';
  day: string;
  start: string;
  size: string;
  said: string;
  talkedAbout: boolean;
  next: Next;
  nextDay: string;
  nextWhat: string;
  /** Since when the clock runs, and how many seconds it ran before. */
  clockFrom?: number;
  clocked: number;
  correcting?: { id: string; version: number };
  reason: string;
};

export const nothingWritten = (): Written => ({
  ...{ key: crypto.randomUUID(), direction: 'out', minutes: '', split: {}, when: 'now', day: '', start: '' },
  ...{
    size: '',
    said: '',
    talkedAbout: false,
    next: 'none',
    nextDay: '',
    nextWhat: '',
    clocked: 0,
    reason: '',
  },
});

/** Something that would be lost. */
export const isBegun = ({ kind, minutes, said, clockFrom, clocked }: Written): boolean =>
  kind !== undefined || minutes !== '' || said.trim() !== '' || clockFrom !== undefined || clocked > 0;

/** The usual one where there is only one, or it is nearly always so; a call was answered or not, which somebody says. */
export const reachedOfKind = (kind: ContactKind, before?: Reached): Reached | undefined => {
  const may = mayReach[kind];
  if (before !== undefined && may.includes(before) && kind !== 'message') return before;
  return kind === 'call' || kind === 'in-person' ? undefined : may[0];
};

/** Seconds on the clock. */
export const clockSeconds = ({ clockFrom, clocked }: Written, now: number): number =>
  clocked + (clockFrom === undefined ? 0 : Math.max(0, Math.floor((now - clockFrom) / 1000)));

export type Lack = 'kind' | 'reached' | 'minutes' | 'when' | 'reason';

/** What keeps it from being sent, by its place. */
export function lackOf(written: Written): Lack | undefined {
  const { kind, reached, minutes, split, when, day, start, correcting, reason } = written;
  if (kind === undefined) return 'kind';
  if (reached === undefined) return 'reached';
  if ([minutes, ...Object.values(split)].some(one => !isWhole(one))) return 'minutes';
  if (when === 'earlier' && (day === '' || start === '')) return 'when';
  return correcting && reason.trim() === '' ? 'reason' : undefined;
}

const isWhole = (words: string): boolean => /^\d{0,3}$/.test(words.trim()) && Number(words) <= 720;

/** As it is sent. `now`: by the server's clock. Minutes that were typed go before what the clock says. */
export function bodyOf(written: Written, { now, timeZone }: { now: number; timeZone: string }) {
  const { key, kind = 'call', direction, reached = 'nobody', minutes, split, when, day, start } = written;
  const { size, said, next, nextWhat, correcting, reason } = written;
  const byClock = Math.floor(clockSeconds(written, now) / 60);
  const isClocked = minutes.trim() === '' && byClock > 0;
  const main = isClocked ? byClock : Number(minutes);
  const spent: { [activity in LoggedActivity]?: number } = {};
  if (main > 0) spent[usualActivity(kind, reached)] = main;
  for (const activity of loggedActivities) {
    const more = Number(split[activity] ?? 0);
    if (more > 0) spent[activity] = (spent[activity] ?? 0) + more;
  }
  const nextDay = dayOfNext(written, dayIn(new Date(now).toISOString(), timeZone));
  const what = nextWhat.trim();
  const body = {
    ...{ key, kind, direction, reached, minutes: spent },
    when: when === 'now' ? { ended: new Date(now).toISOString() } : { day, start },
    ...(isClocked && { clocked: true }),
    ...(kind === 'group' && { size: Number(size) || 0 }),
    ...(said.trim() !== '' && { said: said.trim() }),
    ...(written.talkedAbout && reached === 'patient' && { talkedAbout: true }),
    ...(next !== 'none' && nextDay && { next: { day: nextDay, ...(what && { what }) } }),
  } satisfies ContactBody;
  return correcting ? { ...body, version: correcting.version, reason: reason.trim() } : body;
}

const dayOfNext = ({ next, nextDay }: Written, today: string): string => {
  const days = { none: 0, one: 1, three: 3, seven: 7, date: 0 }[next];
  return days === 0 ? nextDay : daysBefore(today, -days);
};

/** A contact that is to be put right, as it was logged. */
export function writtenOf(logged: LoggedView, timeZone: string): Written {
  const { id, version, kind, direction, reached, from, minutes, size, said = '', next } = logged;
  const main = usualActivity(kind, reached);
  const rest = Object.entries(minutes).filter(([activity]) => activity !== main);
  return {
    ...nothingWritten(),
    ...{ kind, direction, reached, said, size: String(size ?? ''), correcting: { id, version } },
    talkedAbout: logged.talkedAbout === true,
    minutes: String(minutes[main] ?? ''),
    split: Object.fromEntries(rest.map(([activity, many]) => [activity, String(many)])),
    ...{ when: 'earlier', day: dayIn(from, timeZone), start: sayClock(from, timeZone) },
    ...(next && { next: 'date' as const, nextDay: next.day, nextWhat: next.what }),
  };
}
