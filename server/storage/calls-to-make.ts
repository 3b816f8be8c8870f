import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';

/** `by`: kept as it was worked out for this very day, on this basis; absent where it has to be worked out. */
export type CoachedPatient = { patientId: string; isKept: boolean; by: string | null };

const coached: Statement = {
  name: 'patients whom a coach calls in a month',
  text: `
    select c.patient_id as "patientId", e.patient_id is not null as "isKept", e.call_due as by
    from (select distinct practice_id, patient_id from contact where (case when staff_id = $1
        then not exists (select from care_team_member m where m.practice_id = contact.practice_id
          and m.patient_id = contact.patient_id and m.staff_id = $1 and m.until >= contact.started_at)
        else exists (select from care_team_member m where m.practice_id = contact.practice_id
          and m.patient_id = contact.patient_id and m.staff_id = $1 and m.until is null and m.because = 'panel') end)
      and started_at >= ($2 || '-01')::date::timestamp at time zone $3
      and started_at < (($2 || '-01')::date + interval '1 month')::timestamp at time zone $3) c
    left join evaluated_patient e on e.practice_id = c.practice_id and e.month = $2 and e.patient_id = c.patient_id
      and e.until >= $4 and e.state is not null
      and exists (select from evaluated_month m where m.practice_id = c.practice_id and m.month = $2 and m.basis = $5)
      and not exists (select from billing_change b where b.practice_id = c.practice_id and b.patient_id = c.patient_id)
    order by c.patient_id`,
};

export type CoachedIn = { staffId: string; month: string; timeZone: string; day: string; basis: string };

/** Whom a coach had a contact with in a month and coaches still, or was handed by who had, and whether a call is due as far as that is kept and still true. */
export const patientsCoached = (
  tx: PracticeTx,
  { staffId, month, timeZone, day, basis }: CoachedIn,
): Promise<CoachedPatient[]> =>
  runStatement<CoachedPatient>(tx, coached, [staffId, month, timeZone, day, basis]);
