import { type Waiting, waitingFor } from '../../views/waiting.ts';
import type { Actor, WorkflowParts } from '../parts.ts';

/** What waits for this person, while their page is locked. Changes nothing. */
export const waitsNow = (
  parts: Pick<WorkflowParts, 'db'>,
  { practiceId, staff, settings }: Pick<Actor, 'practiceId' | 'staff' | 'settings'>,
  now: Date,
): Promise<Waiting> => parts.db.glance(practiceId, tx => waitingFor(tx, staff, settings, now));
