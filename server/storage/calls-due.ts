import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';

export type CallDue = { patientId: string; by: string };

const due: Statement = {
  name: 'calls that are due',
  text: `select patient_id as "patientId", call_due as by from evaluated_patient e
    where month = left($1, 7) and call_due >= $1 and until >= $1
      and not exists (select from billing_change c where c.practice_id = e.practice_id and c.patient_id = e.patient_id)
    order by call_due, patient_id`,
};

/**
 * With whom a call is due on this day, and by when: all that whoever coaches may learn of a month. Of whom something
 * changed that was not taken in yet nothing is said.
 */
export const callsDue = (tx: PracticeTx, day: string): Promise<CallDue[]> =>
  runStatement<CallDue>(tx, due, [day]);
