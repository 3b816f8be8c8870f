import { describe, expect, test } from 'vitest';
import type { Visit } from '../../../../server/domain/chart/snapshot.ts';
import { visitsToChoose } from '../../../../server/domain/chart/visits-to-choose.ts';

/** Half past nine in the evening in New York; already the next day in UTC. */
const now = new Date('2026-10-13T01:30:00Z');
const visit = (id: string, status: Visit['status'], start?: string): Visit => ({
  ...{ id, what: 'Office visit', kind: 'office', status, source: { type: 'Encounter', id } },
  ...(start && { start }),
  ...{ withWhom: 'Dana Reyes, NBC-HWC', staff: ['Practitioner/coach-dana'] },
});
const dana = { name: 'Dana Reyes', fhirUser: 'https://emr.example/fhir/Practitioner/coach-dana' };
const choose = (...visits: Visit[]) => {
  const { visits: shown, suggested } = visitsToChoose(visits, dana, now, 'America/New_York');
  return { shown: shown.map(({ id, is }) => `${id} ${is}`), suggested };
};
const today = '2026-10-12T14:00:00Z';

describe('the visits a note may belong to', () => {
  test.each([
    ['the open one of today', [visit('a', 'finished', today), visit('b', 'in-progress', today)], 'b'],
    ['one left open last week', [visit('a', 'in-progress', '2026-10-05T14:00:00Z')], 'a'],
    [
      "today's that is over, before one planned",
      [visit('p', 'planned', today), visit('f', 'finished', today)],
      'f',
    ],
    ["today's that is planned, when there is no other", [visit('p', 'planned', today)], 'p'],
    ['none, when the last one was yesterday', [visit('a', 'finished', '2026-10-11T14:00:00Z')], undefined],
  ])('are preselected: %s', (_, visits, suggested) => {
    expect(choose(...visits).suggested).toBe(suggested);
  });

  test.each<[string, Partial<Visit>, boolean]>([
    ['of this coach', {}, true],
    ['of this coach by name, where the EMR gives no reference', { staff: undefined }, true],
    ['of a stranger', { withWhom: 'Dr. Osei', staff: ['Practitioner/dr-osei'] }, false],
    ['of a stranger by name', { withWhom: 'Dr. Osei', staff: undefined }, false],
    ['of two, one of them this coach', { staff: ['Practitioner/dr-osei', 'Practitioner/coach-dana'] }, true],
    ['of nobody', { withWhom: undefined, staff: undefined }, true],
  ])('an open one %s is preselected or not', (_, of, is) => {
    expect(choose({ ...visit('a', 'in-progress', today), ...of }).suggested).toBe(is ? 'a' : undefined);
  });

  test('one that names nobody and is not open is not preselected, and each says its reason', () => {
    const unnamed = { ...visit('a', 'finished', today), withWhom: undefined, staff: undefined };
    expect(choose(unnamed).suggested).toBeUndefined();
    const { visits } = visitsToChoose([{ ...unnamed, reason: 'Dizziness' }], dana, now, 'America/New_York');
    expect(visits).toMatchObject([{ id: 'a', is: 'over', reason: 'Dizziness' }]);
  });

  test('are open ones first, then those of the last 30 days; nothing cancelled, planned for later or long past', () => {
    expect(
      choose(
        visit('later', 'planned', '2026-10-20T14:00:00Z'),
        visit('today', 'finished', today),
        visit('gone', 'cancelled', today),
        visit('september', 'finished', '2026-09-12'),
        visit('august', 'finished', '2026-08-12'),
        visit('undated', 'finished'),
        { ...visit('emergency', 'finished', '2026-10-10'), kind: 'emergency' },
        { ...visit('ward', 'in-progress', '2026-10-01'), kind: 'inpatient' },
        visit('open', 'in-progress', '2026-10-02'),
      ).shown,
    ).toEqual(['ward open', 'open open', 'today over', 'september over']);
  });

  test('are eight at most', () => {
    const many = Array.from({ length: 20 }, (_, at) => visit(`v${at}`, 'finished', today));
    expect(choose(...many).shown).toHaveLength(8);
  });
});
