import type { Language } from './language.ts';
import { shortDay } from './short-date.ts';
import { clockIn, dayIn } from './time-zone.ts';

/** An instant by the practice's clock: "14 Nov 2026, 06:50". */
export const shortMoment = (at: string, timeZone: string, language: Language): string =>
  `${shortDay(dayIn(at, timeZone), language)}, ${clockIn(at, timeZone)}`;
