import type { Rule } from './rule.ts';

/** What a session's whole minutes make of a code: its own units, those of its add-on, and the minutes they stand on. */
export type SessionUnits = { units: number; further: number; counted: number };

/**
 * Thresholds hold at the minute. Minutes beyond what the units stand on are part of the session all the same and feed
 * nothing else. A midpoint (a half unit that counts whole) only where the practice turned it on.
 */
export function sessionUnits(
  rule: Rule,
  addOn: Rule | undefined,
  minutes: number,
  turnedOn: readonly string[],
): SessionUnits | 'too-short' | 'too-long' {
  if (rule.units) {
    const units = Math.min(
      Math.floor(minutes / rule.units.each),
      rule.units.most ?? Number.POSITIVE_INFINITY,
    );
    return units === 0 ? 'too-short' : { units, further: 0, counted: units * rule.units.each };
  }
  const { atLeast = 0, atMost, counted } = rule.minutes ?? {};
  const midpoint = (of: Rule) => (turnedOn.includes(`${of.code}-midpoint`) ? of.midpoint : undefined);
  if (minutes < (midpoint(rule)?.atLeast ?? atLeast)) return 'too-short';
  if (atMost !== undefined && minutes > atMost) return 'too-long';
  if (!addOn?.addOn) return { units: 1, further: 0, counted: Math.min(minutes, counted ?? minutes) };
  const { each, most = Number.POSITIVE_INFINITY } = addOn.addOn;
  const beyond = minutes - atLeast;
  const least = midpoint(addOn)?.each ?? each;
  const further = Math.max(0, Math.min(most, Math.floor((beyond + each - least) / each)));
  return { units: 1, further, counted: Math.min(minutes, atLeast + further * each) };
}
