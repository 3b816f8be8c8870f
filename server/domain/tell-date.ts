import { clockIn, dayIn } from './time-zone.ts';

/** Dates as people in the United States read them. Partial dates stay as partial as they are. */

/** "Mar 2, 2026", "2 de marzo de 2026"; "Mar 2026" and "2026" for partial dates; an instant by its day in the zone. */
export function tellDate(date: string, language: 'en' | 'es', timeZone: string): string {
  const [year = '', month, day] = (date.length > 10 ? dayIn(date, timeZone) : date).split('-');
  if (month === undefined) return year;
  const name = months[language][Number(month) - 1] ?? month;
  if (day === undefined) return language === 'en' ? `${name} ${year}` : `${name} de ${year}`;
  return language === 'en' ? `${name} ${Number(day)}, ${year}` : `${Number(day)} de ${name} de ${year}`;
}

/** "Mon, Mar 16, 2026" or "lunes, 16 de marzo de 2026", for a whole day. */
export function tellDayWithWeekday(day: string, language: 'en' | 'es'): string {
  const name = weekdayNames[language][weekdayOf(day)] ?? '';
  return `${name}, ${tellDate(day, language, 'UTC')}`;
}

/** "10:42 AM" or "10:42 a. m." from HH:MM. */
export function tellClock(clock: string, language: 'en' | 'es' = 'en'): string {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const half = halves[language][hour < 12 ? 0 : 1];
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${half}`;
}

/** The clock time of an instant in the practice's zone, "10:42 AM". */
export const tellTime = (instant: string, timeZone: string): string => tellClock(clockIn(instant, timeZone));

/** Monday is 0. Counted in UTC from a Monday, so no change of clocks can touch it. */
export const weekdayOf = (day: string): number =>
  ((((Date.parse(`${day}T00:00:00Z`) - Date.parse('2024-01-01T00:00:00Z')) / 86_400_000) % 7) + 7) % 7;

/** Whole days from one day to a later one; negative when it is earlier. */
export const daysFrom = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;

const months = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
};
const halves = { en: ['AM', 'PM'], es: ['a. m.', 'p. m.'] };
const weekdayNames = {
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  es: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
};
