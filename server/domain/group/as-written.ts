import { instantIn } from '../time-zone.ts';
import type { Attendee, Group } from './group.ts';

/** A group as it is written on the page: whole minutes, and clocks of the practice. */
export type GroupWritten = Omit<Group, 'id' | 'from' | 'to' | 'attendees' | 'others'> & {
  /** YYYY-MM-DD */
  day: string;
  /** HH:MM */
  start: string;
  minutes: number;
  others?: number;
  attendees: AttendeeWritten[];
};

/** `arrived`: HH:MM, with the group unless said. `minutes`: until the group's end unless said. */
export type AttendeeWritten =
  | { patient: string; came: false }
  | { patient: string; came: true; arrived?: string; minutes?: number; own?: string };

/** The same in instants, as it is kept. */
export function groupFrom(id: string, written: GroupWritten, timeZone: string): Group {
  const { day, start, minutes, others = 0, attendees, shared, ...same } = written;
  const from = instantIn(day, start, timeZone);
  const to = after(from, minutes);
  return {
    ...same,
    ...{ id, from, to, others },
    ...(shared && { shared }),
    attendees: attendees.map((one): Attendee => {
      const patientId = one.patient;
      if (!one.came) return { patientId, came: false };
      const arrived = one.arrived === undefined ? from : instantIn(day, one.arrived, timeZone);
      const left = one.minutes === undefined ? to : after(arrived, one.minutes);
      return { patientId, came: true, from: arrived, to: left, ...(one.own && { own: one.own }) };
    }),
  };
}

const after = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();
