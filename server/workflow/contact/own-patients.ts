import { type Refusal, refuse } from '../../domain/refusal.ts';
import { ownPatients } from '../../storage/groups.ts';
import { namesOf } from '../../views/patient-names.ts';
import { auditShown } from '../audit-shown.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';

export type OwnPatient = { id: string; name: string; born?: string };

/**
 * A coach's own patients by name, whose charts were read here. It names patients, so it is shown on no page of a chart, and
 * each that was named is written down.
 */
export const lookAtOwnPatients = async (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  who: Colleague,
  now: Date,
): Promise<OwnPatient[] | Refusal> => {
  if (who.patientId !== undefined) return refuse('conflict', 'list-without-chart');
  return parts.db.withPractice(who.practiceId, async tx => {
    const own = await ownPatients(tx, who.staff.id);
    const names = await namesOf(tx, parts.keys, who.practiceId, own);
    await auditShown(tx, parts, who, { action: 'look-at-coach-list', patients: [...names.keys()] }, now);
    return [...names]
      .map(([id, named]) => ({ id, ...named }))
      .toSorted((a, b) => a.name.localeCompare(b.name));
  });
};
