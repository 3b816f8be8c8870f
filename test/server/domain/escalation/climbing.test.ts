import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Climber, reachedAt } from '../../../../server/domain/escalation/climbing.ts';
import { protocolOf, rungs } from '../../../../server/domain/escalation/protocol.ts';
import { redFlagKinds } from '../../../../server/domain/session/choices.ts';

const raisedAt = '2026-11-26T10:00:00.000Z';
const at = (minutes: number) => new Date(Date.parse(raisedAt) + minutes * 60_000).toISOString();
const now10 = protocolOf('chest-pain');
const standing = (change: Partial<Climber> = {}): Climber => ({ raisedAt, hasSupervisor: true, ...change });

describe('an escalation that must be known now', () => {
  test.each<[number, string]>([
    [0, 'supervisor'],
    [9.99, 'supervisor'],
    [10, 'physicians'],
    [19.99, 'physicians'],
    [20, 'lead'],
    [600, 'lead'],
  ])('is after %d minutes with the %s', (minutes, rung) => {
    expect(reachedAt(standing(), now10, at(minutes)).rung).toBe(rung);
  });
  test('says when it climbs, and to whom', () => {
    expect(reachedAt(standing(), now10, at(3)).next).toEqual({ rung: 'physicians', at: at(10) });
    expect(reachedAt(standing(), now10, at(13)).next).toEqual({ rung: 'lead', at: at(20) });
    expect(reachedAt(standing(), now10, at(30)).next).toBeUndefined();
  });
  test('begins with all physicians where nobody supervises', () => {
    const alone = standing({ hasSupervisor: false });
    expect(reachedAt(alone, now10, at(0)).rung).toBe('physicians');
    expect(reachedAt(alone, now10, at(10)).rung).toBe('lead');
  });
  test('climbs an hour after it was seen, not ten minutes after it was raised', () => {
    const seen = standing({ seenAt: at(5) });
    expect(reachedAt(seen, now10, at(64)).rung).toBe('supervisor');
    expect(reachedAt(seen, now10, at(65)).rung).toBe('physicians');
    expect(reachedAt(seen, now10, at(124)).rung).toBe('physicians');
    expect(reachedAt(seen, now10, at(125)).rung).toBe('lead');
  });
  test('that was seen after it had climbed stays where it is for an hour', () => {
    const seen = standing({ seenAt: at(15) });
    expect(reachedAt(seen, now10, at(74)).rung).toBe('physicians');
    expect(reachedAt(seen, now10, at(75)).rung).toBe('lead');
  });
  test('stays where it was closed', () => {
    const closed = standing({ seenAt: at(5), closedAt: at(12) });
    expect(reachedAt(closed, now10, at(500))).toEqual({ rung: 'supervisor', since: raisedAt });
  });
});

describe('a practice', () => {
  test('decides minutes and whom it climbs to; all physicians are never left out', () => {
    const own = { 'chest-pain': { minutes: 5, climbsTo: ['supervisor' as const] } };
    const protocol = protocolOf('chest-pain', own);
    expect(reachedAt(standing(), protocol, at(5)).rung).toBe('physicians');
    expect(reachedAt(standing(), protocol, at(500)).rung).toBe('physicians');
  });
});

test('nothing ever climbs down, whoever looks whenever', () => {
  const minutes = fc.integer({ min: 0, max: 5000 });
  fc.assert(
    fc.property(
      fc.constantFrom(...redFlagKinds),
      fc.boolean(),
      fc.option(minutes, { nil: undefined }),
      minutes,
      minutes,
      (kind, hasSupervisor, seen, one, other) => {
        const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
        const seenAt = (now: number) => (seen !== undefined && seen <= now ? at(seen) : undefined);
        const rungAt = (now: number) =>
          rungs.indexOf(
            reachedAt({ raisedAt, hasSupervisor, seenAt: seenAt(now) }, protocolOf(kind), at(now)).rung,
          );
        expect(rungAt(later)).toBeGreaterThanOrEqual(rungAt(earlier));
      },
    ),
  );
});
