import { expect, test } from 'vitest';
import { noteChanges } from '../../../../server/domain/session/note-changes.ts';

const before = `STATUS: Coached.
SAFETY: Chest pain, told Dr. Osei at 10:41 AM.

FOR THE CLINICIAN
- Chest pain: "it hurts", told Dr. Osei
  at 10:41 AM.
- Please look at her feet.

Signed by Dana Reyes, NBC-HWC, Mar 2, 2026, 10:50 AM.
`;

test('what a note says now and did not before is told whole, however its lines end', () => {
  const now = before
    .replace(
      'told Dr. Osei\n  at 10:41 AM.',
      'told Dr. Osei at 10:41 AM, closed by\n  Dr. Osei at 10:52 AM: found no danger.',
    )
    .replace('10:50 AM', '10:53 AM');
  expect(noteChanges(before, now)).toEqual({
    now: [
      'Chest pain: "it hurts", told Dr. Osei at 10:41 AM, closed by Dr. Osei at 10:52 AM: found no danger.',
    ],
    before: ['Chest pain: "it hurts", told Dr. Osei at 10:41 AM.'],
  });
});

test('the minute of the signature, and where a line ends, are no change', () => {
  const wrapped = before
    .replace('10:50 AM', '10:51 AM')
    .replace('told Dr. Osei\n  at', 'told\n  Dr. Osei at');
  expect(noteChanges(before, wrapped)).toEqual({ now: [], before: [] });
});
