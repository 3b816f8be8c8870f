import type { Outcome, Urgency } from '../../server/domain/handoff/handoff.ts';
import { isRefusal } from '../../server/domain/refusal.ts';
import { handoffsOfPatient } from '../../server/storage/handoffs.ts';
import { recordHandoff, takeHandoff } from '../../server/workflow/handoff/change-handoff.ts';
import { handOver } from '../../server/workflow/handoff/hand-over.ts';
import type { Actor, WorkflowParts } from '../../server/workflow/parts.ts';

/** A patient handed over before today; `came`: what became of it, by the coach who took it two minutes later. */
export type PastHandoff = {
  patient: string;
  by: 'dr-osei' | 'dr-lindqvist';
  /** Minutes before now. */
  ago: number;
  urgency: Urgency;
  room?: string;
  reasons: string[];
  words?: string;
  came?: { coach: 'coach-dana' | 'coach-marcus'; outcome: Outcome; words: string };
};

const day = 24 * 60;

/** Three who wait, by urgency and age, and one who was met in the room. */
export const handoffs: PastHandoff[] = [
  {
    ...{ patient: 'grace-okafor', by: 'dr-osei', ago: 3 * day + 40, urgency: 'now', room: '2' },
    ...{ reasons: ['blood-pressure', 'medicines'], words: 'Two new pills today' },
    came: {
      coach: 'coach-marcus',
      outcome: 'met',
      words: 'Wants to begin with a pill box. Coming Thursday.',
    },
  },
  {
    ...{ patient: 'miguel-santos', by: 'dr-lindqvist', ago: 2 * day, urgency: 'today' },
    ...{ reasons: ['diabetes', 'medicines'], words: 'A1c above 10 again; misses visits, call his wife' },
  },
  {
    ...{ patient: 'amir-haddad', by: 'dr-osei', ago: 5 * day, urgency: 'when-there-is-time' },
    ...{ reasons: ['new-diagnosis', 'food'], words: 'Eats on the road' },
  },
  {
    ...{ patient: 'lucia-fuentes', by: 'dr-osei', ago: 95, urgency: 'today' },
    ...{ reasons: ['weight', 'activity'] },
  },
];

/** Plays one by the same deeds as a real one, each person having launched from that chart. */
export async function playHandoff(
  parts: WorkflowParts,
  past: PastHandoff,
  launchedBy: (staff: string, patient: string) => Promise<Actor>,
  now: Date,
): Promise<void> {
  const at = (minutes: number) => new Date(now.getTime() - (past.ago - minutes) * 60_000);
  const physician = await launchedBy(past.by, past.patient);
  const before = await parts.db.withPractice(physician.practiceId, tx => handoffsOfPatient(tx, past.patient));
  if (before.length > 0) return;
  const { urgency, room, reasons, words, came } = past;
  const asked = { key: crypto.randomUUID(), urgency, room, reasons, words };
  const made = await handOver(parts, physician, asked, at(0));
  if (isRefusal(made)) throw new Error(`the handoff could not be made: ${made.because}`);
  if (came === undefined) return;
  const coach = await launchedBy(came.coach, past.patient);
  await takeHandoff(parts, coach, made.id, at(2));
  const { outcome, words: said } = came;
  await recordHandoff(parts, coach, made.id, { outcome, words: said }, at(11));
}
