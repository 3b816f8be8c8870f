import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { ownPatients } from '../../storage/groups.ts';
import { isTakenBy } from '../../storage/handoffs.ts';
import type { Colleague } from '../handoff/file-handoff.ts';

/**
 * About whom a contact is: in the launch of a chart its patient and nobody else, whatever the browser says; without a chart
 * one of this coach's own patients, or one whom they have taken and still to meet.
 */
export const patientAbout = async (
  tx: PracticeTx,
  who: Pick<Colleague, 'patientId' | 'staff' | 'iss'>,
  asked: string | undefined,
): Promise<string | Refusal> => {
  if (who.patientId !== undefined)
    return asked === undefined || asked === who.patientId
      ? who.patientId
      : refuse('other-patient', 'no-such-item');
  const { id: staffId } = who.staff;
  const isOwn =
    asked !== undefined &&
    ((await ownPatients(tx, staffId)).includes(asked) ||
      (await isTakenBy(tx, { iss: who.iss, staffId, patientId: asked })));
  return isOwn ? asked : refuse('other-patient', 'not-your-patient', 'patient');
};
