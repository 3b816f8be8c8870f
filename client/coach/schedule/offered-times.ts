import { overlap, spanOf } from '../../../server/domain/schedule/free.ts';
import type { OfferView, ScheduleView } from '../../../server/http/contract/schedule.ts';
import type { Free } from './day-entries.ts';

/**
 * The time each patient is offered: the one that was agreed on where it is free, else the first free one of that day. Agreed
 * ones come first, and no time is offered to two.
 */
export function offeredTimes(
  { offers, days }: Pick<ScheduleView, 'days'> & { offers: readonly OfferView[] },
  minutes: number,
): Map<string, Free> {
  const times = new Map<string, Free>();
  const isOpen = ({ at }: Free) =>
    ![...times.values()].some(other => overlap(spanOf(other.at, minutes), spanOf(at, minutes)));
  for (const { patientId, day, clock } of offers.toSorted((one, other) => rank(one) - rank(other))) {
    const free = days.find(one => one.day === day)?.free ?? [];
    const time = free.find(one => (clock === undefined || one.clock === clock) && isOpen(one));
    if (time) times.set(patientId, time);
  }
  return times;
}

const rank = ({ clock }: OfferView): number => (clock === undefined ? 1 : 0);
