import { describe, expect, test } from 'vitest';
import type { Handoff } from '../../../../server/domain/handoff/handoff.ts';
import type { SaidByClinician } from '../../../../server/domain/physician/answers-note.ts';
import { opensWith } from '../../../../server/domain/session/opens-with.ts';

const osei = { staffId: 'osei', name: 'Dr. Ama Osei' };
const dana = { staffId: 'dana', name: 'Dana Reyes' };
const handoff: Handoff = {
  ...{ id: 'h1', patientId: 'rosa', by: osei, urgency: 'now', room: '4', reasons: ['fear'] },
  ...{ words: 'afraid of insulin', handedOverAt: '2026-11-26T15:02:00Z', passes: [] },
  state: { status: 'taken', by: dana, at: '2026-11-26T15:03:00Z' },
};
const talk = { id: 's1', openedAt: '2026-11-26T15:10:00Z' };
const opens = (handoffs: readonly Handoff[], said: readonly SaidByClinician[] = []) =>
  opensWith({ handoffs, said }, talk, 'America/New_York');

describe('a talk begins with why the patient was handed over', () => {
  test('who, when, where, how soon and why, in either language', () => {
    expect(opens([handoff])).toEqual([
      {
        ...{ id: 'h1', is: 'handoff', by: 'Dr. Ama Osei' },
        about: {
          en: 'Handed over by Dr. Ama Osei, 26 Nov 2026, 10:02, room 4 (now, in the room):',
          es: 'De parte de Dr. Ama Osei, 26 nov 2026, 10:02, consultorio 4 (ahora, en la consulta):',
        },
        words: { en: 'Fear or worry: afraid of insulin', es: 'Miedo o preocupación: afraid of insulin' },
      },
    ]);
    const { room: _room, words: _words, ...bare } = handoff;
    expect(opens([{ ...bare, reasons: [], urgency: 'when-there-is-time' }])[0]).toMatchObject({
      about: { en: 'Handed over by Dr. Ama Osei, 26 Nov 2026, 10:02 (when there is time):' },
      words: { en: 'no reason given', es: 'sin motivo indicado' },
    });
  });

  const met = (at: string) => ({ status: 'met' as const, by: dana, takenAt: at, at });
  test.each<[string, Partial<Handoff>, boolean]>([
    ['was met a moment before the talk', { state: met('2026-11-26T15:09:00Z') }, true],
    ['was met in it', { state: met('2026-11-26T15:30:00Z') }, true],
    ['was met three days ago', { state: met('2026-11-23T15:09:00Z') }, false],
    [
      'was opened as this talk, whenever that was',
      { state: met('2026-11-20T15:09:00Z'), sessionId: 's1' },
      true,
    ],
    ['was opened as another talk', { sessionId: 's0' }, false],
    ['was taken back', { state: { status: 'withdrawn', at: '2026-11-26T15:05:00Z' } }, false],
  ])('one that %s: %s', (_, changed, isTold) => {
    expect(opens([{ ...handoff, ...changed }])).toHaveLength(isTold ? 1 : 0);
  });
});

test('what physicians answered since the last talk comes with what was asked, the newest first', () => {
  const answer: SaidByClinician = {
    ...{ is: 'answer', id: 'q1', asked: 'Twice a day?', askedAt: '2026-11-25T15:00:00Z', words: 'Yes' },
    ...{ forPatient: false, by: 'Dr. Ama Osei', at: '2026-11-26T20:00:00Z' },
  };
  const medicine: SaidByClinician = {
    ...{ is: 'medicine', id: 'm1', name: 'Metformin', discrepancy: 'listed-not-taken', deed: 'fix' },
    ...{ by: 'Dr. Ama Osei', at: '2026-11-26T20:00:00Z' },
  };
  expect(opens([], [answer, medicine])).toMatchObject([
    { words: { en: 'Metformin: the list stands', es: 'Metformin: la lista queda como está' } },
    {
      about: { en: 'Dr. Ama Osei answered, 26 Nov 2026, 15:00:' },
      words: { en: 'Yes', es: 'Yes' },
      asked: 'Twice a day?',
    },
  ]);
});
