import type { Away } from '../domain/panel/away.ts';
import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';

const away: Statement = {
  name: 'coaches who are away',
  text: `
    select distinct o.from_staff_id as "staffId", o.from_day as "from", o.back_on as "backOn"
    from panel_hand_over o join handed_patient h on h.practice_id = o.practice_id and h.hand_over_id = o.id
    where o.why = 'away' and o.back_on > $1 and h.status not in ('taken-back', 'returned')`,
};

/** When coaches are away from today on, by their own hand-overs; one that was taken back whole, or is over, says nothing more. */
export async function awayCoaches(tx: PracticeTx, today: string): Promise<Map<string, Away[]>> {
  const found = new Map<string, Away[]>();
  for (const { staffId, ...days } of await runStatement<Away & { staffId: string }>(tx, away, [today]))
    found.set(staffId, [...(found.get(staffId) ?? []), days]);
  return found;
}
