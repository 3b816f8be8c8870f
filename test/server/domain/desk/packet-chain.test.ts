import { describe, expect, test } from 'vitest';
import type { PacketTalk } from '../../../../server/domain/desk/packet.ts';
import { chainsOf } from '../../../../server/domain/desk/packet-chain.ts';

type Agreed = PacketTalk['agreed'][number];
const aTalk = (day: string, ...agreed: Agreed[]): PacketTalk => ({
  ...{ id: day, day, time: '10:00', mode: 'in-person', by: 'Dana Reyes', credential: 'MA', minutes: 25 },
  ...{ byActivity: [], versions: 1, attest: 'not-asked', agreed },
});
const told = (problems: string[], ...talks: PacketTalk[]) =>
  chainsOf(problems, talks).map(({ problem, goals }) => [problem ?? '?', ...goals.map(({ goal }) => goal)]);
const chart = ['Type 2 diabetes', 'High blood pressure', 'Osteoarthritis of the knee'];

describe('problem, goal, action, minutes', () => {
  test('a goal stands under each problem that what its plan is about serves, with the source of that', () => {
    const walk = { goal: 'Less sugar', step: 'My plan', about: 'food' } as const;
    expect(told(chart, aTalk('2026-10-06', walk))).toEqual([
      ['Type 2 diabetes', 'Less sugar'],
      ['High blood pressure', 'Less sugar'],
    ]);
    expect(chainsOf(chart, [aTalk('2026-10-06', walk)])[0]?.goals[0]?.derived).toBe(
      'ADA Standards of Care, section 5',
    );
  });

  test.each([
    [
      'Walk 20 minutes, with my sister',
      ['Type 2 diabetes', 'High blood pressure', 'Osteoarthritis of the knee'],
    ],
    ['Caminar 20 minutos', ['Type 2 diabetes', 'High blood pressure', 'Osteoarthritis of the knee']],
    ['Check my sugar before breakfast', ['Type 2 diabetes']],
    ['Walk to the shop and eat vegetables', ['?']],
    ['Take my pills after supper', ['?']],
    ['Weigh myself and write it on the calendar', ['?']],
    ['Call my daughter', ['?']],
  ])('where nobody said what “%s” is about, its words tie it to %j', (step, problems) => {
    expect(told(chart, aTalk('2026-10-06', { goal: 'G', step })).map(([problem]) => problem)).toEqual(
      problems,
    );
  });

  test('a goal of two contacts stands once, with the minutes of both and its last step', () => {
    const [chain] = chainsOf(chart, [
      aTalk('2026-10-06', { goal: 'Walk', step: 'Walk 10 minutes' }),
      aTalk('2026-10-20', { goal: 'Walk', step: 'Walk 20 minutes' }),
    ]);
    expect(chain?.goals).toHaveLength(1);
    expect(chain?.goals[0]).toMatchObject({
      step: 'Walk 20 minutes',
      talks: [{ day: '2026-10-06' }, { day: '2026-10-20' }],
    });
  });

  test('without a problem in the chart, or a goal, nothing is tied', () => {
    expect(told([], aTalk('2026-10-06', { goal: 'Walk', step: 'Walk' }))).toEqual([['?', 'Walk']]);
    expect(told(chart, aTalk('2026-10-06'))).toEqual([]);
  });
});
