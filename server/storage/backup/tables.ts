import type pg from 'pg';

/**
 * What ends with a loss: nobody is signed in after a restore. So no token and no launch is in a backup to begin with, and
 * nothing that a login had open, and no token of an EMR that was used: it expires within minutes. Nor is what was worked
 * out from the other tables: the next look does it again.
 */
const passing = [
  ...['launch', 'login', 'attestation_opening', 'cds_token'],
  ...['evaluated_month', 'evaluated_patient', 'billing_change'],
  ...['queue_kept', 'queue_row', 'queue_chart', 'queue_change'],
];

/** Every other table, with the columns of its key; a table comes after those that its rows point to. */
export async function tablesToKeep(client: pg.ClientBase): Promise<{ name: string; key: string[] }[]> {
  const found = await client.query<{ name: string; key: string[]; parents: string[] }>(
    `select c.relname as name,
            (select array_agg(a.attname::text order by k.place)
               from pg_index i, unnest(i.indkey) with ordinality as k (attnum, place)
               join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
              where i.indrelid = c.oid and i.indisprimary) as key,
            array(select distinct p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
                   where f.conrelid = c.oid and f.contype = 'f' and p.oid <> c.oid) as parents
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  const left = found.rows.filter(({ name }) => !passing.includes(name));
  const ordered: { name: string; key: string[] }[] = [];
  while (left.length > 0) {
    const next = left.findIndex(({ parents }) => !left.some(other => parents.includes(other.name)));
    const [table] = left.splice(Math.max(next, 0), 1);
    if (next < 0 || table === undefined) throw new Error('tables point to each other in a circle');
    ordered.push({ name: table.name, key: table.key });
  }
  return ordered;
}
