import { describe, expect, test } from 'vitest';
import type { PatientFacts } from '../../../../server/domain/panel/facts.ts';
import { type OwnWeights, ownWeightsOf, weightsOf } from '../../../../server/domain/panel/own-weights.ts';
import { rank, ranked } from '../../../../server/domain/panel/rank.ts';
import { usualWeights } from '../../../../server/domain/panel/weights.ts';
import { whatIf } from '../../../../server/domain/panel/what-if.ts';
import { steady, today } from './facts.ts';

const promised = (patientId: string): PatientFacts =>
  steady({ patientId, promises: [{ what: 'call', to: 'patient', due: today }] });
const wrote = (patientId: string): PatientFacts => steady({ patientId, messages: [{ day: today }] });

describe('what a practice sets of its queues', () => {
  test('nothing set, or set as the house has it, is the house’s', () => {
    expect(weightsOf()).toEqual(usualWeights);
    const asUsual = { points: { quiet: 12 }, off: [], unseenDays: 30, panel: { least: 70, most: 100 } };
    expect(ownWeightsOf(asUsual)).toEqual({});
  });

  test('a reason weighs what it says, and one that is off puts nobody on the queue', () => {
    const own = { points: { message: 90 }, off: ['promise' as const] };
    const weights = weightsOf(own);
    expect(ranked(wrote('rosa'), weights, today)).toMatchObject({ score: 90, band: 'now' });
    expect(ranked(promised('ana'), weights, today)).toMatchObject({ standing: 'nothing', reasons: [] });
  });

  test('the limit of the unseen, the rest after a try and a full panel are its own', () => {
    const weights = weightsOf({ unseenDays: 14, coolDownDays: 5, panel: { least: 40, most: 60 } });
    const lastReached = '2026-11-12';
    expect(ranked(steady({ lastReached }), weights, today).reasons.map(({ kind }) => kind)).toContain(
      'unseen',
    );
    const tried = steady({ plans: [{ goal: 'Walk', review: today }], lastTried: '2026-11-22' });
    expect(ranked(tried, weights, today).standing).toBe('resting');
    expect(ranked(tried, usualWeights, today).standing).toBe('shown');
    expect(weights.panel).toEqual({ least: 40, most: 60 });
  });

  test.each<[string, OwnWeights, string, string]>([
    ['a reason that weighs nothing', { points: { quiet: 0 } }, 'weight-out-of-bounds', 'points.quiet'],
    ['one that weighs half a point', { points: { quiet: 2.5 } }, 'weight-out-of-bounds', 'points.quiet'],
    ['a limit of a year', { unseenDays: 365 }, 'days-out-of-bounds', 'unseenDays'],
    ['a rest of a month', { coolDownDays: 30 }, 'days-out-of-bounds', 'coolDownDays'],
    [
      'a panel that ends before it begins',
      { panel: { least: 90, most: 60 } },
      'panel-out-of-bounds',
      'panel',
    ],
    ['weighing a red flag down', { points: { 'red-flag': 5 } }, 'never-weighed', 'points.red-flag'],
    ['switching red flags off', { off: ['red-flag'] }, 'never-off', 'off'],
    ['switching the unseen off', { off: ['unseen'] }, 'never-off', 'off'],
  ])('%s is refused, with its place', (_, own, because, field) => {
    expect(ownWeightsOf(own)).toMatchObject({ because, field });
  });
});

describe('what it would do', () => {
  const panel = [promised('ana'), wrote('rosa'), steady({ patientId: 'walter' })];

  test('says who would stand where, and that the others stay', () => {
    expect(rank(panel, usualWeights, today).map(({ patientId }) => patientId)).toEqual([
      'ana',
      'rosa',
      'walter',
    ]);
    expect(whatIf(panel, usualWeights, weightsOf({ points: { message: 50 } }), today)).toEqual({
      shown: { from: 2, to: 2 },
      moves: [
        { patientId: 'rosa', from: { place: 2, band: 'this-week' }, to: { place: 1, band: 'today' } },
        { patientId: 'ana', from: { place: 1, band: 'this-week' }, to: { place: 2, band: 'this-week' } },
      ],
    });
  });

  test('says who would not be shown any more, and whom a shorter limit brings', () => {
    const off = whatIf(panel, usualWeights, weightsOf({ off: ['promise'] }), today);
    expect(off.shown).toEqual({ from: 2, to: 1 });
    expect(off.moves).toContainEqual({ patientId: 'ana', from: { place: 1, band: 'this-week' } });
    const limit = whatIf(
      [steady({ patientId: 'dee', lastReached: '2026-11-15' })],
      usualWeights,
      weightsOf({ unseenDays: 10 }),
      today,
    );
    expect(limit).toEqual({
      shown: { from: 0, to: 1 },
      moves: [{ patientId: 'dee', to: { place: 1, band: 'today' } }],
    });
  });

  test('the same weights move nobody', () => {
    expect(whatIf(panel, usualWeights, weightsOf({}), today).moves).toEqual([]);
  });
});
