import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { ownPatients } from '../../storage/groups.ts';
import type { Colleague } from '../handoff/file-handoff.ts';

/**
 * About whom a contact is: in the launch of a chart its patient and nobody else, whatever the browser says; without a chart
 * one of this coach's own patients.
 */
export const patientAbout = async (
  tx: PracticeTx,
  who: Pick<Colleague, 'patientId' | 'staff'>,
  asked: string | undefined,
): Promise<string | Refusal> => {
  if (who.patientId !== undefined)
    return asked === undefined || asked === who.patientId
      ? who.patientId
      : refuse('other-patient', 'no-such-item');
  const isOwn = asked !== undefined && (await ownPatients(tx, who.staff.id)).includes(asked);
  return isOwn ? asked : refuse('other-patient', 'not-your-patient', 'patient');
};
