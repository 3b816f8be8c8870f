import { type Protocol, type Rung, rungs } from './protocol.ts';

/** What decides how far an escalation has climbed. `hasSupervisor`: one who is still on the roster. */
export type Climber = {
  raisedAt: string;
  seenAt?: string;
  closedAt?: string;
  hasSupervisor: boolean;
};
/** Whom it has reached, since when, and when it goes on; no `next` at the top, or once it is closed. */
export type Reached = { rung: Rung; since: string; next?: { rung: Rung; at: string } };

type Minutes = Pick<Protocol, 'minutes' | 'minutesOnceSeen' | 'climbsTo'>;

/**
 * Where an escalation stands at a moment: a function of its times alone, so that it does not matter which server looks,
 * how often, or whether one was down in between. It climbs after `minutes` on each rung; once it was seen the clock
 * starts anew with `minutesOnceSeen`, and it goes on climbing until it is closed. Without a supervisor it begins with all
 * physicians.
 */
export function reachedAt(climber: Climber, protocol: Minutes, now: string): Reached {
  const way = wayOf(climber, protocol);
  const until = Math.min(Date.parse(now), Date.parse(climber.closedAt ?? now));
  let at = 0;
  let since = Date.parse(climber.raisedAt);
  for (;;) {
    const due = dueAfter(since, climber, protocol);
    const next = way[at + 1];
    if (next === undefined || due > until) {
      const goesOn = next !== undefined && climber.closedAt === undefined;
      const here = { rung: way[at] ?? 'physicians', since: iso(since) };
      return goesOn ? { ...here, next: { rung: next, at: iso(due) } } : here;
    }
    at += 1;
    since = due;
  }
}

/** All physicians are always on the way: a supervisor may be away, and a lead closes nothing. */
function wayOf({ hasSupervisor }: Climber, { climbsTo }: Minutes): Rung[] {
  const way = rungs.filter(rung => rung === 'physicians' || climbsTo.includes(rung));
  return hasSupervisor ? way : way.filter(rung => rung !== 'supervisor');
}

/** A rung is left `minutes` after it was reached; if it was seen before that, `minutesOnceSeen` after whichever came last. */
function dueAfter(since: number, { seenAt }: Climber, { minutes, minutesOnceSeen }: Minutes): number {
  const unseen = since + minutes * 60_000;
  const seen = seenAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(seenAt);
  return seen < unseen ? Math.max(since, seen) + minutesOnceSeen * 60_000 : unseen;
}

const iso = (ms: number): string => new Date(ms).toISOString();
