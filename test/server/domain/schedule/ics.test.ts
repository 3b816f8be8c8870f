import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf, type FeedEntry, initials } from '../../../../server/domain/schedule/ics.ts';
import { calendarIn } from '../../schedule/read-calendar.ts';

const entry: FeedEntry = {
  ...{
    id: '9a0f4f3e-8d0e-4b8a-9f5b-5b9d0a1e2c3d',
    state: 'booked',
    sequence: 0,
    means: 'phone',
    minutes: 30,
  },
  ...{ start: '2026-11-01T05:30:00.000Z', bookedAt: '2026-10-20T10:00:00.000Z' },
  changedAt: '2026-10-21T10:00:00.000Z',
};
const of = (
  entries: FeedEntry[],
  names: 'none' | 'initials' | 'names' = 'none',
  language: 'en' | 'es' = 'en',
) => calendarIn(calendarOf(entries, { names, language }));

describe('a calendar for other programs', () => {
  test('tells an instant in UTC, over the hour that comes twice too, and keeps its UID through every move', () => {
    const [first] = of([entry]);
    expect(first).toMatchObject({
      DTSTART: '2026-11-01T05:30:00Z',
      DTEND: '2026-11-01T06:00:00Z',
      SEQUENCE: '0',
    });
    const [moved] = of([{ ...entry, start: '2026-11-02T15:00:00.000Z', sequence: 1 }]);
    expect(moved).toMatchObject({ UID: first?.UID, SEQUENCE: '1', STATUS: 'CONFIRMED' });
  });

  test('keeps what was called off, and says so', () => {
    expect(of([{ ...entry, state: 'cancelled', sequence: 2 }])[0]).toMatchObject({
      ...{
        STATUS: 'CANCELLED',
        TRANSP: 'TRANSPARENT',
        SEQUENCE: '2',
        SUMMARY: 'Called off: Coaching, phone',
      },
    });
  });

  test.each([
    ['none', 'en', 'Coaching, phone'],
    ['initials', 'en', 'Coaching RM, phone'],
    ['names', 'en', 'Coaching Rosa Elena Morales, phone'],
    ['names', 'es', 'Coaching Rosa Elena Morales, por teléfono'],
  ] as const)('names %s (%s)', (names, language, summary) => {
    expect(of([{ ...entry, name: 'Rosa Elena Morales' }], names, language)[0]?.SUMMARY).toBe(summary);
  });

  test('of a day without talks is a calendar all the same', () => {
    expect(of([])).toEqual([]);
  });

  test('is read as it was written, whatever a name holds, in lines of 75 octets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), name => {
        const clean = [...name].every(letter => (letter.codePointAt(0) ?? 0) > 31 && letter !== '\u007f');
        const [event] = of([{ ...entry, name }], 'names');
        if (clean) expect(event?.SUMMARY).toBe(`Coaching ${name}, phone`);
        else expect(event?.SUMMARY).toMatch(/phone$/);
      }),
      { numRuns: 200 },
    );
    expect(of([{ ...entry, name: 'O\u2019Connor; Dee, \\ "x"\nBEGIN:VEVENT' }], 'names')).toHaveLength(1);
  });

  test.each([
    ['Rosa Elena Morales', 'RM'],
    ['  Ñusta  ', 'Ñ'],
    ['', ''],
    ['𝒜da 𝓑ell', '𝒜𝓑'],
  ])('initials of %j are %j', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});
