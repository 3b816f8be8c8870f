import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';

/** `by`: kept as it was worked out for this very day, on this basis; absent where it has to be worked out. */
export type CoachedPatient = { patientId: string; isKept: boolean; by: string | null };

const coached: Statement = {
  name: 'patients whom a coach had a contact with',
  text: `
    select c.patient_id as "patientId", e.patient_id is not null as "isKept", e.call_due as by
    from (select distinct practice_id, patient_id from contact where staff_id = $1
      and started_at >= ($2 || '-01')::date::timestamp at time zone $3
      and started_at < (($2 || '-01')::date + interval '1 month')::timestamp at time zone $3) c
    left join evaluated_patient e on e.practice_id = c.practice_id and e.month = $2 and e.patient_id = c.patient_id
      and e.until >= $4 and e.state is not null
      and exists (select from evaluated_month m where m.practice_id = c.practice_id and m.month = $2 and m.basis = $5)
      and not exists (select from billing_change b where b.practice_id = c.practice_id and b.patient_id = c.patient_id)
    order by c.patient_id`,
};

export type CoachedIn = { staffId: string; month: string; timeZone: string; day: string; basis: string };

/** Whom a coach had a contact with in a month, and whether a call is due as far as that is kept and still true. */
export const patientsCoached = (
  tx: PracticeTx,
  { staffId, month, timeZone, day, basis }: CoachedIn,
): Promise<CoachedPatient[]> =>
  runStatement<CoachedPatient>(tx, coached, [staffId, month, timeZone, day, basis]);
