import { daysAfter, monthOf } from '../billing/calendar.ts';
import type { DeskRefused } from '../refusal.ts';
import { type DeviceInUse, thirtiesIn } from './device-days.ts';
import type { WrittenFact } from './facts.ts';

/** Why something cannot be so, and in which field it stands. */
export type Impossible = { because: DeskRefused; field: string };

/** What a person weighs, in kilograms, from a child of school age to the heaviest ever weighed. */
export const weightBand = { least: 20, most: 400 } as const;

/** The last day somebody may state of: today, by the practice's clock. */
type Known = {
  today: string;
  /** What was written down of the device whose days are stated. */
  inUse?: DeviceInUse;
  /** Days with a reading that the record holds in these thirty. */
  recorded?: number;
};

/**
 * What cannot be so, whoever says it: a day that has not come, more days than thirty have, thirty days that are not over or
 * are not the device's, fewer days than the record holds, a weight that nobody has.
 */
export function impossibleIn(
  fact: WrittenFact,
  { today, inUse, recorded = 0 }: Known,
): Impossible | undefined {
  const ahead = daysOf(fact).find(({ day }) => day !== undefined && day > today);
  if (ahead) return { because: 'day-ahead', field: ahead.field };
  switch (fact.is) {
    case 'device':
      return fact.until !== undefined && fact.until < fact.since
        ? { because: 'ends-before-it-begins', field: 'until' }
        : undefined;
    case 'device-days': {
      const until = daysAfter(fact.from, 29);
      const isOfDevice =
        inUse?.kind === fact.kind && thirtiesIn(monthOf(until), inUse).some(({ from }) => from === fact.from);
      if (!isOfDevice) return { because: 'not-of-this-device', field: 'from' };
      if (until >= today) return { because: 'thirty-days-not-over', field: 'from' };
      if (fact.days > 30) return { because: 'beyond-thirty-days', field: 'days' };
      return fact.days < recorded ? { because: 'record-holds-more', field: 'days' } : undefined;
    }
    case 'weight':
      return fact.kilograms < weightBand.least || fact.kilograms > weightBand.most
        ? { because: 'weight-out-of-band', field: 'kilograms' }
        : undefined;
    default:
      return undefined;
  }
}

/** The days on which something happened, by their field. What begins and ends may end ahead. */
function daysOf(fact: WrittenFact): { field: string; day: string | undefined }[] {
  switch (fact.is) {
    case 'visit':
    case 'order':
    case 'elsewhere':
    case 'held':
    case 'weight':
      return [{ field: 'day', day: fact.day }];
    case 'care-plan':
      return [{ field: 'from', day: fact.from }];
    case 'device':
      return [
        { field: 'since', day: fact.since },
        { field: 'setUp', day: fact.setUp },
      ];
    default:
      return [];
  }
}
