import type { SessionDraft } from '../../server/domain/session/draft.ts';
import { agreedPlan, timeOf } from '../demo/talk.ts';

/** A talk with something in every part, as it would be written on this day. */
export function fullDraft(now = new Date()): SessionDraft {
  const at = {
    at: now.toISOString(),
    day: (after: number) => new Date(now.getTime() + after * 86_400_000).toISOString().slice(0, 10),
  };
  return {
    how: { means: 'in-person', language: 'es', interpreter: 'present' },
    agenda: { words: 'Quiero dormir mejor', permission: 'yes' },
    teachBacks: {
      tb1: {
        topic: 'Standing up slowly',
        from: 'visit-plan',
        attempts: { a1: { words: 'Me siento, espero y luego me paro', result: 'correct', at: at.at } },
        agrees: 'yes',
        canDo: 'yes',
      },
    },
    behaviours: { b1: { name: 'Walking', stage: 'action', importance: 9, confidence: 8, readiness: 9 } },
    plans: {
      p1: agreedPlan(at, {
        goal: 'Caminar con mi hermana después de cenar',
        what: 'Walk',
        howMuch: 20,
        unit: 'minutes',
        timesPer: 3,
        per: 'week',
        on: ['mon', 'wed', 'fri'],
        when: 'after dinner',
        start: at.day(1),
        sure: 8,
        nextContact: { date: at.day(14), means: 'phone' },
      }),
    },
    medicines: { m1: { name: 'Metformin 1,000 mg', taking: 'yes', asPrescribed: 'yes', daysOfLast7: 6 } },
    measured: { systolic: 138, diastolic: 82, takenAt: at.at },
    promises: { pr1: { what: 'Call about the bus pass', to: 'patient', due: at.day(5) } },
    nextContact: { date: at.day(14), means: 'phone' },
    time: timeOf({ ...at, at: new Date(now.getTime() - 22 * 60_000).toISOString() }, [
      ['agenda', 5],
      ['planning', 17],
    ]),
  };
}
