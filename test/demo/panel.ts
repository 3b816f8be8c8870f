import { randomUUID } from 'node:crypto';
import { isRefusal } from '../../server/domain/refusal.ts';
import { dayIn } from '../../server/domain/time-zone.ts';
import { saidMembers } from '../../server/storage/care-team.ts';
import { recordReport } from '../../server/workflow/escalation/report.ts';
import { sayMembership } from '../../server/workflow/handoff/care-team.ts';
import { setDate } from '../../server/workflow/panel/change-queue.ts';
import type { Actor, WorkflowParts } from '../../server/workflow/parts.ts';
import { readAhead } from '../../server/workflow/read-once.ts';

const dayMs = 86_400_000;

/** Whom Dana coaches besides, since so many days; what came from them since, and a date she set. */
const panel = [
  { patient: 'miguel-santos', since: 34 },
  { patient: 'james-whitfield', since: 30, date: { in: 2, what: 'Quit day' } },
  { patient: 'harold-kim', since: 25 },
  { patient: 'lucia-fuentes', since: 17 },
  { patient: 'walter-greene', since: 15, message: 'Could the bus still take me on Thursdays?' },
  { patient: 'ruth-abrams', since: 12, pressure: { systolic: 148, diastolic: 88 } },
  { patient: 'dee-oconnor', since: 15 },
] as const;

/** A panel with a morning's work in it, by the same deeds as a real one. Once. */
export async function playPanel(
  parts: WorkflowParts,
  launchedBy: (staff: string, patient: string) => Promise<Actor>,
  now: Date,
): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * dayMs);
  for (const { patient, since, ...came } of panel) {
    const dana = await launchedBy('coach-dana', patient);
    const said = await parts.db.withPractice(dana.practiceId, tx => saidMembers(tx, patient));
    if (said.some(({ staffId, since: at }) => staffId === dana.staff.id && at < ago(10).toISOString()))
      return;
    await readAhead(parts, dana, now);
    await sayMembership(parts, dana, 'coaches', ago(since));
    const told = { key: randomUUID(), toldBy: 'patient' as const };
    if ('message' in came)
      await recordReport(
        parts,
        dana,
        { ...told, from: 'message', readings: [], words: came.message },
        ago(1),
      );
    if ('pressure' in came) {
      const reading = { measure: 'blood-pressure', unit: 'mm[Hg]', ...came.pressure } as const;
      await recordReport(parts, dana, { ...told, from: 'check-in', readings: [reading] }, ago(1));
    }
    if ('date' in came) {
      const { patientId: _, ...coach } = dana;
      const day = dayIn(ago(-came.date.in).toISOString(), dana.settings.timeZone);
      const set = await setDate(parts, coach, patient, { id: randomUUID(), day, what: came.date.what }, now);
      if (isRefusal(set)) throw new Error(`the date could not be set: ${set.because}`);
    }
  }
}
