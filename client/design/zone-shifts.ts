import type { ZoneShifts } from './dates.ts';

const week = 7 * 86_400_000;
const minute = 60_000;
const span = { back: 12 * 52 * week, ahead: 52 * week };

const kept = new Map<string, ZoneShifts>();

/**
 * The shifts of a zone's clock from twelve years before `now` (ms since 1970) to a year after it. For the server, which
 * looks them up once and gives them to the page.
 */
export function shiftsOf(timeZone: string, now: number): ZoneShifts {
  const before = kept.get(timeZone);
  if (before && before.until - now > span.ahead / 2 && now > before.from + span.back / 2) return before;
  const found = lookUp(timeZone, now);
  kept.set(timeZone, found);
  return found;
}

// No zone has changed its clock and changed it back within a week.
function lookUp(timeZone: string, now: number): ZoneShifts {
  const ahead = clockOf(timeZone);
  const from = Math.floor((now - span.back) / week) * week;
  const until = from + span.back + span.ahead;
  const shifts: ZoneShifts['shifts'] = [[from, ahead(from)]];
  for (let at = from; at < until; at += week) {
    const [first, last] = [ahead(at), ahead(at + week)];
    if (first !== last) shifts.push([changeBetween(at, at + week, first, ahead), last]);
  }
  return { from, until, shifts };
}

function changeBetween(from: number, to: number, before: number, ahead: (at: number) => number): number {
  let [low, high] = [from / minute, to / minute];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (ahead(middle * minute) === before) low = middle;
    else high = middle;
  }
  return high * minute;
}

/** Minutes a zone's clock is ahead of UTC at an instant of whole minutes. */
function clockOf(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  });
  return at => {
    const [year = 0, month = 1, day, hour, minutes] = (format.format(at).match(/\d+/g) ?? []).map(Number);
    return (Date.UTC(year, month - 1, day, hour, minutes) - at) / minute;
  };
}
