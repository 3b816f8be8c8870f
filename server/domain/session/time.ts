import type { Activity, SessionDraft } from './draft.ts';
import type { MinutesByActivity } from './signed.ts';

/** A sign of work at a moment: a key, a tap, a scroll; `activity` is the step in hand. */
export type Touch = { at: string; activity: Activity };
/** Work without a pause, on one activity. */
export type Stretch = { activity: Activity; from: string; to: string };

/** Practices count a pause longer than this as idle; it is taken out where the time is kept. */
export const idleSecondsUnlessSet = 60;

/**
 * Touches as stretches of work. A pause up to `idleSeconds` is work on what was in hand when it began; a longer one
 * counts for nothing, not even its first seconds. A lone touch takes no time.
 */
export function stretches(touches: readonly Touch[], idleSeconds = idleSecondsUnlessSet): Stretch[] {
  const inOrder = touches.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const found: Stretch[] = [];
  for (const [n, touch] of inOrder.entries()) {
    const next = inOrder[n + 1];
    if (!next || next.at === touch.at || secondsBetween(touch.at, next.at) > idleSeconds) continue;
    const last = found.at(-1);
    if (last?.to === touch.at && last.activity === touch.activity) last.to = next.at;
    else found.push({ activity: touch.activity, from: touch.at, to: next.at });
  }
  return found;
}

/**
 * Whole minutes by activity and in all. A moment covered by two stretches (two windows open) counts once, for the
 * stretch that began later. Each activity is floored and the total is their sum, so it never exceeds the time that
 * passed. A correction with a reason replaces its activity's minutes; the latest one counts.
 */
export function minutesOf(
  time: SessionDraft['time'],
  corrections?: SessionDraft['timeCorrections'],
): { byActivity: MinutesByActivity; total: number } {
  const byActivity: MinutesByActivity = {};
  for (const [activity, milliseconds] of spentOn(complete(time))) {
    const minutes = Math.floor(milliseconds / 60_000);
    if (minutes > 0) byActivity[activity] = minutes;
  }
  for (const { activity, minutes } of correctionsThatCount(corrections)) {
    if (minutes > 0) byActivity[activity] = minutes;
    else delete byActivity[activity];
  }
  return { byActivity, total: Object.values(byActivity).reduce((sum, minutes) => sum + minutes, 0) };
}

/** Corrections that say what, how much and why, one an activity, the latest. */
export function correctionsThatCount(
  corrections: SessionDraft['timeCorrections'],
): { activity: Activity; minutes: number; reason: string }[] {
  const latest = new Map<Activity, { minutes: number; reason: string; at: string }>();
  for (const { activity, minutes, reason, at = '' } of Object.values(corrections ?? {})) {
    if (activity === undefined || minutes === undefined || !reason?.trim()) continue;
    const before = latest.get(activity);
    if (!before || (Date.parse(at) || 0) >= (Date.parse(before.at) || 0))
      latest.set(activity, { minutes, reason, at });
  }
  return [...latest].map(([activity, { minutes, reason }]) => ({ activity, minutes, reason }));
}

/**
 * When the talk itself began and ended: preparing and documenting are work, but not the talk, and neither is what
 * was written more than half a day after it began (a draft that was left open).
 */
export function talkOf(time: SessionDraft['time']): { from: string; to: string } | undefined {
  const spans = complete(time).filter(
    ({ activity }) => activity !== 'preparing' && activity !== 'documenting',
  );
  const from = Math.min(...spans.map(span => span.from));
  const talk = spans.filter(span => span.from - from < halfADay);
  if (talk.length === 0) return undefined;
  const to = Math.max(...talk.map(span => span.to));
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

const halfADay = 12 * 3_600_000;

type Span = { activity: Activity; from: number; to: number };

const secondsBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1000;

const complete = (time: SessionDraft['time']): Span[] =>
  Object.values(time ?? {}).flatMap(({ activity, from, to }) => {
    const span = { activity, from: Date.parse(from ?? ''), to: Date.parse(to ?? '') };
    return span.activity !== undefined && span.from < span.to ? [span as Span] : [];
  });

/** Milliseconds by activity; the moments between two neighbouring ends go to the latest-begun stretch over them. */
function spentOn(spans: Span[]): Map<Activity, number> {
  const spent = new Map<Activity, number>();
  const ends = [...new Set(spans.flatMap(span => [span.from, span.to]))].sort((a, b) => a - b);
  for (const [n, from] of ends.entries()) {
    const to = ends[n + 1];
    const over = spans.filter(span => to !== undefined && span.from <= from && span.to >= to);
    const latest = over.sort((a, b) => b.from - a.from || (a.activity < b.activity ? -1 : 1))[0];
    if (latest && to !== undefined) spent.set(latest.activity, (spent.get(latest.activity) ?? 0) + to - from);
  }
  return spent;
}
