import type { KeptContact } from '../domain/desk/month-facts.ts';
import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';

export type ContactOfPatient = KeptContact & { patientId: string; sessionId: string | null };

/** The first and the last moment of a month are told in the practice's zone. */
const ofMonth: Statement = {
  name: 'contacts of a month',
  text: `
    select c.id, c.patient_id as "patientId", c.staff_id as "staffId", c.session_id as "sessionId", c.mode,
      to_char(c.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startedAt",
      to_char(c.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "endedAt",
      coalesce(c.minutes -> 'byActivity', '{}') as minutes,
      c.group_size as "groupSize", c.logged ->> 'kind' as kind, c.logged ->> 'reached' as reached,
      c.logged ->> 'writtenLater' as "writtenLater",
      c.logged ->> 'sentLate' as "sentLate", s.in_group ->> 'about' as "groupAbout",
      coalesce((select jsonb_agg(distinct p ->> 'domain') from jsonb_array_elements(g.signed -> 'plans') p
        where p ->> 'domain' is not null), '[]') as domains,
      (exists (select 1 from contact e where e.practice_id = c.practice_id and e.patient_id = c.patient_id
        and e.started_at < c.started_at and e.logged is null
        and e.group_size is distinct from 0))::int as before
    from contact c
    left join coaching_session s on s.practice_id = c.practice_id and s.id = c.session_id
    left join signature g on g.practice_id = s.practice_id and g.session_id = s.id and g.version = s.version
    where c.started_at >= ($1::date)::timestamp at time zone $3
      and c.started_at < ($2::date)::timestamp at time zone $3
      and c.group_size is distinct from 0
      and c.patient_id = any ($4::text[])
    order by c.patient_id, c.started_at, c.id`,
};

/** Every contact with these patients that began in a month, in one statement. */
export const contactsOfMonth = (
  tx: PracticeTx,
  { from, until, timeZone }: { from: string; until: string; timeZone: string },
  patientIds: readonly string[],
): Promise<ContactOfPatient[]> =>
  runStatement<ContactOfPatient>(tx, ofMonth, [from, until, timeZone, patientIds]);
