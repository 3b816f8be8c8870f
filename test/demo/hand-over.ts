import { randomUUID } from 'node:crypto';
import { isRefusal } from '../../server/domain/refusal.ts';
import { dayIn } from '../../server/domain/time-zone.ts';
import { handOversOf } from '../../server/storage/hand-overs.ts';
import { proposeHandOver } from '../../server/workflow/hand-over/propose.ts';
import { setWeek } from '../../server/workflow/panel/change-queue.ts';
import type { Actor, WorkflowParts } from '../../server/workflow/parts.ts';

const dayMs = 86_400_000;

/** Marcus is away for two weeks and asks Dana for the two he knows best; what he would want to know of each. */
const asked = [
  { patient: 'james-whitfield', words: 'Likes numbers. Never ask about smoking first thing in the morning.' },
  { patient: 'harold-kim', words: 'Call after 4: he looks after his wife in the mornings.' },
] as const;

/** Plays it by the same deed as a real one, and leaves it waiting. Once. */
export async function playHandOver(
  parts: WorkflowParts,
  launchedBy: (staff: string, patient: string) => Promise<Actor>,
  now: Date,
): Promise<void> {
  const { patientId: _, ...marcus } = await launchedBy('coach-marcus', 'harold-kim');
  const { staff: dana } = await launchedBy('coach-dana', 'rosa-morales');
  const since = new Date(0).toISOString();
  const before = await parts.db.withPractice(marcus.practiceId, tx =>
    handOversOf(tx, { staffId: marcus.staff.id, since }),
  );
  if (before.length > 0) return;
  const day = (ahead: number) =>
    dayIn(new Date(now.getTime() + ahead * dayMs).toISOString(), marcus.settings.timeZone);
  await setWeek(parts, marcus, 6 * 60, now);
  const made = await proposeHandOver(
    parts,
    marcus,
    {
      ...{ id: randomUUID(), of: marcus.staff.id, why: 'away', meet: true },
      ...{ fromDay: day(0), backOn: day(14) },
      note: 'Both are on their way and need somebody who keeps asking. I will be back for their next plans.',
      patients: asked.map(({ patient: patientId, words }) => ({ patientId, to: dana.id, words })),
    },
    now,
  );
  if (isRefusal(made)) throw new Error(`the hand-over could not be proposed: ${made.because}`);
}
