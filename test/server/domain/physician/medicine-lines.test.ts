import { describe, expect, it } from 'vitest';
import type { Medicine, Section } from '../../../../server/domain/chart/snapshot.ts';
import {
  calledToday,
  isOpenDifference,
  medicineLines,
} from '../../../../server/domain/physician/medicine-lines.ts';
import type { SessionDraft } from '../../../../server/domain/session/draft.ts';

const listed = (id: string, name: string): Medicine => ({
  ...{ id, name, dose: 'once a day', status: 'active' },
  source: { type: 'MedicationRequest', id },
});
const list = (...value: Medicine[]): Section<Medicine[]> => ({
  status: 'recorded',
  value,
  readAt: '2026-11-26T10:00:00Z',
});
const talk = (id: string, endedAt: string, medicines: NonNullable<SessionDraft['medicines']>) => ({
  ...{ id, endedAt, record: { medicines } },
});
const metformin = listed('m1', 'metformin 1,000 mg tablet');

describe('the list against what is really taken', () => {
  it.each([
    ['every day as written', { taking: 'yes', asPrescribed: 'yes', daysOfLast7: 7 }, 'listed-and-taken'],
    ['as was said, not how,', { taking: 'yes' }, 'listed-taken-how-not-asked'],
    ['five days of seven', { taking: 'yes', daysOfLast7: 5 }, 'listed-not-as-prescribed'],
    ['not at all', { taking: 'no' }, 'listed-not-taken'],
  ] as const)('a listed medicine taken %s is %s', (_, said, is) => {
    const lines = medicineLines(
      list(metformin),
      [talk('s1', '2026-11-01T10:00:00Z', { a: { name: 'Metformin', chartId: 'm1', ...said } })],
      [],
    );
    expect(lines).toMatchObject([{ name: 'metformin 1,000 mg tablet', is }]);
  });

  it('what was said of another strength says of which, and of the very one says nothing more', () => {
    const spokenAs = (name: string) =>
      medicineLines(
        list(metformin),
        [talk('s1', '2026-11-01T10:00:00Z', { a: { name, chartId: 'm1', taking: 'no' } })],
        [],
      ).filter(isOpenDifference);
    expect(spokenAs('Metformin 500 mg')).toMatchObject([
      { name: 'metformin 1,000 mg tablet', said: { calledThen: 'Metformin 500 mg' } },
    ]);
    expect(spokenAs('metformin 1,000 mg tablet')[0]?.said).not.toHaveProperty('calledThen');
  });

  it('is told by the name that stands on the list today, with today’s strength', () => {
    const spoken = { name: 'Metformin 500 mg', dose: 'one tablet', chartId: 'm1', said: 'La dejé' };
    const { dose: _, ...rest } = spoken;
    const both = list(listed('m2', 'Metformin 500 mg'), metformin);
    expect(calledToday(both, spoken)).toMatchObject({ ...rest, name: 'metformin 1,000 mg tablet' });
    expect(calledToday(both, spoken).dose).not.toBe('one tablet');
    expect(calledToday(list(listed('m2', 'lisinopril')), spoken)).toEqual(spoken);
  });

  it('the newest word counts, and what nobody spoke of is said to be so', () => {
    const lines = medicineLines(
      list(metformin, listed('m2', 'lisinopril 20 mg tablet')),
      [
        talk('s1', '2026-09-01T10:00:00Z', { a: { name: 'Metformin', chartId: 'm1', taking: 'no' } }),
        talk('s2', '2026-11-01T10:00:00Z', { a: { name: 'Metformin', chartId: 'm1', taking: 'yes' } }),
      ],
      [],
    );
    expect(lines.map(({ name, is }) => [name, is])).toEqual([
      ['metformin 1,000 mg tablet', 'listed-taken-how-not-asked'],
      ['lisinopril 20 mg tablet', 'not-talked-about'],
    ]);
  });

  it('what is taken and not listed is a difference; once the list has it by that name, it is none', () => {
    const said = [talk('s1', '2026-11-01T10:00:00Z', { a: { name: 'Nopal capsules', taking: 'yes' } })];
    expect(medicineLines(list(metformin), said, []).filter(isOpenDifference)).toMatchObject([
      { name: 'Nopal capsules', is: 'taken-not-listed' },
    ]);
    const now = medicineLines(list(listed('m9', 'nopal capsules')), said, []);
    expect(now).toHaveLength(1);
  });

  it('what was listed when it was spoken of, and is listed no longer, is settled', () => {
    const said = [
      talk('s1', '2026-11-01T10:00:00Z', { a: { name: 'Old pill', chartId: 'gone', taking: 'no' } }),
    ];
    expect(medicineLines(list(metformin), said, []).map(({ name }) => name)).toEqual([
      'metformin 1,000 mg tablet',
    ]);
    const unread: Section<Medicine[]> = { status: 'could-not-be-read', because: 'emr-down', readAt: '' };
    expect(medicineLines(unread, said, []).filter(isOpenDifference)).toHaveLength(1);
  });

  it('an answered difference is open no more, until a later talk finds one again', () => {
    const first = talk('s1', '2026-10-01T10:00:00Z', {
      a: { name: 'Metformin', chartId: 'm1', taking: 'no' },
    });
    const answer = {
      sessionId: 's1',
      lineId: 'a',
      deed: 'fix' as const,
      by: 'Dr. Osei',
      at: '2026-10-02T10:00:00Z',
    };
    expect(medicineLines(list(metformin), [first], [answer]).filter(isOpenDifference)).toEqual([]);
    const again = talk('s2', '2026-11-01T10:00:00Z', {
      b: { name: 'Metformin', chartId: 'm1', taking: 'no' },
    });
    expect(medicineLines(list(metformin), [first, again], [answer]).filter(isOpenDifference)).toHaveLength(1);
  });
});
