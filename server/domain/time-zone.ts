/** Whole days and clock times as a practice tells them. Instants are ISO strings; a day is YYYY-MM-DD. */

/** The day an instant falls on in an IANA zone. */
export const dayIn = (instant: string, zone: string): string => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(new Date(instant));
};

/** A day, so many days earlier. Counted in UTC, so no change of clocks can touch it. */
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** HH:MM (24 h) of an instant in a zone. */
export const clockIn = (instant: string, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
