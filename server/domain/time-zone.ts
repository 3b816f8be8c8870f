/** Whole days and clock times as a practice tells them. Instants are ISO strings; a day is YYYY-MM-DD. */

/** The day an instant falls on in an IANA zone. */
export const dayIn = (instant: string, zone: string): string => dayFormat(zone).format(new Date(instant));

/** A day, so many days earlier. Counted in UTC, so no change of clocks can touch it. */
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** HH:MM (24 h) of an instant in a zone. */
export const clockIn = (instant: string, zone: string): string => clockFormat(zone).format(new Date(instant));

/** The instant at which a zone's clock shows a day and HH:MM; the first of two, and one that was skipped an hour on. */
export function instantIn(day: string, clock: string, zone: string): string {
  const wanted = Date.parse(`${day}T${clock}:00Z`);
  const shown = (at: number) => {
    const instant = new Date(at).toISOString();
    return Date.parse(`${dayIn(instant, zone)}T${clockIn(instant, zone)}:00Z`);
  };
  // The zone's own distance from UTC half a day before and after: where the clock was set between, they differ.
  const distances = [wanted - halfADay, wanted + halfADay].map(at => shown(at) - at);
  const found = distances.map(distance => wanted - distance).filter(at => shown(at) === wanted);
  const at = found.length > 0 ? Math.min(...found) : wanted - (distances[0] ?? 0);
  return new Date(at).toISOString();
}

const halfADay = 43_200_000;

/** Making a format costs a thousand times what using it does, and a chart holds hundreds of instants. */
const oncePerZone = (make: (zone: string) => Intl.DateTimeFormat) => {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (zone: string): Intl.DateTimeFormat => {
    const format = made.get(zone) ?? make(zone);
    made.set(zone, format);
    return format;
  };
};

const dayFormat = oncePerZone(
  zone =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }),
);
const clockFormat = oncePerZone(
  zone =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);
