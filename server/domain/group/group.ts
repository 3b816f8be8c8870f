import { type Refusal, refuse } from '../refusal.ts';
import type { GroupMeans, GroupTopic, InGroup } from './in-group.ts';
import { nameOfAnother } from './names-of-others.ts';

/** Somebody who was expected: there for a while, all of the time unless said, or not there. */
export type Attendee =
  | { patientId: string; came: false }
  | { patientId: string; came: true; from: string; to: string; own?: string };

/** A group as its coach wrote it down. Instants in ISO 8601. */
export type Group = {
  id: string;
  topic: string;
  about: GroupTopic;
  means: GroupMeans;
  from: string;
  to: string;
  shared?: string;
  /** Who came besides and stands in no record of this coach: they count for the size alone. */
  others: number;
  attendees: Attendee[];
};

export type GroupContext = {
  now: string;
  /** Names as the charts have them, by patient: those who may be written down at all, and who was in it before. */
  names: ReadonlyMap<string, string>;
  /** Why it is corrected: it stands in every note that it changes. */
  reason?: string;
};

export const mostInGroup = 40;
const longestMinutes = 8 * 60;
const latestDays = 366;
const minuteMs = 60_000;

/**
 * Whether a group may be kept as it is said. Refuses, with the patient's id (or the field) as the place: nobody there,
 * somebody twice, somebody who is no patient of this coach, time outside of the group's own, a group that is still ahead
 * or a year ago, and another attendee's name in what will stand in somebody's record.
 */
export function refusalOfGroup(group: Group, context: GroupContext): Refusal | undefined {
  const { now, names } = context;
  const minutes = minutesBetween(group);
  if (minutes < 1 || minutes > longestMinutes) return refuse('bad-request', 'group-length', 'minutes');
  if (group.to > now) return refuse('bad-request', 'group-ahead', 'start');
  if (Date.parse(now) - Date.parse(group.from) > latestDays * 24 * 60 * minuteMs)
    return refuse('bad-request', 'group-too-old', 'day');
  const seen = new Set<string>();
  for (const { patientId } of group.attendees) {
    if (seen.has(patientId)) return refuse('bad-request', 'twice-in-group', patientId);
    seen.add(patientId);
    if (!names.has(patientId)) return refuse('other-patient', 'not-your-patient', patientId);
  }
  const there = present(group);
  if (there.length === 0) return refuse('bad-request', 'nobody-came');
  const outside = there.find(({ from, to }) => from < group.from || to > group.to || to <= from);
  if (outside) return refuse('bad-request', 'longer-than-group', outside.patientId);
  return named(group, context);
}

/** Those who were there. */
export const present = ({ attendees }: Group): Extract<Attendee, { came: true }>[] =>
  attendees.filter(attendee => attendee.came);

/** How many they were, with those who stand in no record here. */
export const sizeOf = (group: Group): number => present(group).length + group.others;

/** One attendee's own part of a group. */
export function partOf(group: Group, attendee: Attendee, goals: readonly string[]): InGroup {
  const { id, topic, about, means, from, to, shared } = group;
  return {
    ...{ id, topic, about, means, from, to, size: sizeOf(group) },
    ...(shared && { shared }),
    came: attendee.came,
    ...(attendee.came && attendee.own && { own: attendee.own }),
    goals: [...goals],
  };
}

/**
 * Whom a correction concerns: everybody who was or is written down as there. `comes`: was not before. `stays`: as they
 * now are. `goes`: was not there after all; nothing of them is deleted, their record says so.
 */
export function corrected(
  before: Group,
  after: Group,
): { patientId: string; deed: 'comes' | 'stays' | 'goes' }[] {
  const was = new Set(present(before).map(({ patientId }) => patientId));
  const is = new Set(present(after).map(({ patientId }) => patientId));
  return [...new Set([...was, ...is])].map(patientId => ({
    patientId,
    deed: !is.has(patientId) ? 'goes' : was.has(patientId) ? 'stays' : 'comes',
  }));
}

/** Law of the house: nobody's record names another attendee, neither in what all share nor in a note of one's own. */
function named(group: Group, { names, reason = '' }: GroupContext): Refusal | undefined {
  const all = [...names.values()];
  for (const [field, words] of [
    ['topic', group.topic],
    ['shared', group.shared ?? ''],
    ['reason', reason],
  ] as const)
    if (nameOfAnother(words, all)) return refuse('bad-request', 'names-another', field);
  for (const { patientId, own = '' } of present(group)) {
    const mine = names.get(patientId) ?? '';
    const others = [...names].flatMap(([id, name]) => (id === patientId ? [] : name));
    if (nameOfAnother(own, others, mine)) return refuse('bad-request', 'names-another', patientId);
  }
  return undefined;
}

const minutesBetween = ({ from, to }: Group): number => (Date.parse(to) - Date.parse(from)) / minuteMs;
