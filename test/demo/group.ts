import { isRefusal } from '../../server/domain/refusal.ts';
import { dayIn } from '../../server/domain/time-zone.ts';
import { groupsSince } from '../../server/storage/groups.ts';
import { holdGroup } from '../../server/workflow/group/hold-group.ts';
import { sayMembership } from '../../server/workflow/handoff/care-team.ts';
import type { Actor, WorkflowParts } from '../../server/workflow/parts.ts';
import { readAhead } from '../../server/workflow/read-once.ts';
import { dayOfMonth } from './billing.ts';

/** Dana's walking group of the month that is closed next: one left early, one did not come, one is no patient of hers. */
const expected = [
  { patient: 'edith-larsen', came: true, own: 'Will ask her son to walk along on Sundays' },
  { patient: 'ruth-abrams', came: true },
  { patient: 'grace-okafor', came: true, minutes: 20, own: 'Left for the school bus' },
  { patient: 'amir-haddad', came: false },
] as const;

/** Plays it by the same deed as a real one, after she said in each chart that she coaches them. Once. */
export async function playGroup(
  parts: WorkflowParts,
  launchedBy: (staff: string, patient: string) => Promise<Actor>,
  now: Date,
): Promise<void> {
  const launches = [];
  for (const { patient } of expected) launches.push(await launchedBy('coach-dana', patient));
  const [dana] = launches;
  if (dana === undefined) return;
  const { patientId: _, ...who } = dana;
  const held = await parts.db.withPractice(who.practiceId, tx => groupsSince(tx, who.staff.id, '2000-01-01'));
  if (held.length > 0) return;
  for (const actor of launches) {
    await readAhead(parts, actor, now);
    await sayMembership(parts, actor, 'coaches', now);
  }
  const kept = await holdGroup(
    parts,
    who,
    {
      ...{
        key: crypto.randomUUID(),
        topic: 'Walking when it is cold',
        about: 'activity',
        means: 'in-person',
      },
      ...{ day: dayIn(dayOfMonth(0.7, now), who.settings.timeZone), start: '10:00', minutes: 45, others: 1 },
      shared: 'Tried three stretches, told what gets in the way in winter, planned the first week on paper.',
      attendees: [...expected],
    },
    now,
  );
  if (isRefusal(kept)) throw new Error(`the group could not be held: ${kept.because}`);
}
