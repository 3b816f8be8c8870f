import type { CameTrue } from '../domain/timeline/came-true.ts';
import type { Timeline } from '../domain/timeline/timeline.ts';
import { cameTrueOf, ownTimeOf, timelineFrom } from '../views/timeline.ts';
import { auditDeed } from './audit-deed.ts';
import { lookNow } from './chart-for-page.ts';
import type { Actor, WorkflowParts } from './parts.ts';

/** A patient's time on one axis, from the last reading of the chart or a fresh one: see `lookNow`. */
export const timelineNow = (
  parts: Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess'>,
  actor: Actor,
  chart: 'kept' | 'now',
  now: Date,
): Promise<Timeline> =>
  lookNow(parts, actor, chart, now, (snapshot, stale) =>
    parts.db.withPractice(actor.practiceId, async tx => {
      const own = await ownTimeOf(tx, actor.patientId);
      await auditDeed(tx, parts, actor, { action: 'look-at-timeline', detail: { stale } }, now);
      return timelineFrom(own, { snapshot, stale }, { settings: actor.settings, now });
    }),
  );

/** What this patient's stated confidence came to so far. */
export const lookAtCameTrue = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  actor: Actor,
  now: Date,
): Promise<CameTrue> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const came = await cameTrueOf(tx, actor.patientId, actor.settings);
    await auditDeed(tx, parts, actor, { action: 'look-at-confidence' }, now);
    return came;
  });
