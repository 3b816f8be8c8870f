import { type Refusal, refuse } from '../../domain/refusal.ts';
import { type Availability, mostOtherDays, refusalOfHours } from '../../domain/schedule/availability.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { saveHours } from '../../storage/coach-hours.ts';
import { auditDeed } from '../audit-deed.ts';
import { type DeskParts, doerOf } from '../desk/teller.ts';
import type { Coach } from '../panel/own-panel.ts';

/** When a coach is there for talks. What is booked already stays where it is; days gone by are left out. */
export async function setHours(
  parts: DeskParts,
  who: Coach,
  said: Availability,
  now: Date,
): Promise<Availability | Refusal> {
  const refused = refusalOfHours(said);
  if (refused) return refused;
  const today = dayIn(now.toISOString(), said.timeZone);
  const other = said.other
    .filter(({ day }) => day >= today)
    .toSorted((one, two) => (one.day < two.day ? -1 : 1));
  if (other.length > mostOtherDays) return refuse('bad-request', 'hours-crossed', 'other');
  const kept = { ...said, other };
  return parts.db.withPractice(who.practiceId, async tx => {
    const { practiceId, staff } = who;
    await saveHours(tx, { practiceId, staffId: staff.id }, kept, now.toISOString());
    await auditDeed(tx, parts, doerOf(who), { action: 'set-availability' }, now);
    return kept;
  });
}
