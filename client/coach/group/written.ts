import type { GroupDraft } from '../../../server/domain/group/draft.ts';
import type { GroupBody, GroupsView, HeldGroup } from '../../../server/http/contract/group.ts';
import { dayOf, sayClock } from '../../design/dates.ts';

export type Patient = GroupsView['patients'][number];

/** One who was expected. Times stay empty until somebody says otherwise than the group's own. */
export type Row = Pick<Patient, 'name' | 'born' | 'goals'> & GroupDraft['rows'][number];

/** A group as it stands on the page: its draft, each of its rows with whose it is. */
export type Written = Omit<GroupDraft, 'rows'> & { rows: Row[] };

export const nothingWritten = (today: string): Written => ({
  ...{ key: crypto.randomUUID(), topic: '', about: 'other', means: 'in-person', day: today, start: '' },
  ...{ minutes: '60', shared: '', others: '', rows: [], reason: '' },
});

export const rowOf = ({ id, name, born, goals }: Patient): Row => ({
  ...{ id, name, born, goals, came: true, arrived: '', minutes: '', own: '' },
});

/** A group that was held, to be put right. */
export const writtenOf = (held: HeldGroup, patients: readonly Patient[], timeZone: string): Written => {
  const { id, version, topic, about, means, from, to, shared = '', others, attendees } = held;
  const clock = (at: string) => sayClock(at, timeZone);
  return {
    ...{ key: crypto.randomUUID(), topic, about, means, day: dayOf(from, timeZone), start: clock(from) },
    ...{ minutes: `${minutesBetween(from, to)}`, shared, others: others > 0 ? `${others}` : '' },
    rows: attendees.map(one => {
      const known = patients.find(patient => patient.id === one.patientId);
      const row = rowOf(known ?? { id: one.patientId, name: one.name, goals: [] });
      if (!one.came) return { ...row, came: false };
      const arrived = one.from === from ? '' : clock(one.from);
      const minutes = one.to === to ? '' : `${minutesBetween(one.from, one.to)}`;
      return { ...row, arrived, minutes, own: one.own ?? '' };
    }),
    ...{ correcting: { id, version, topic }, reason: '' },
  };
};

export const minutesBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 60_000);

/** What is kept of it while it is written: the page's own words, and of patients who they are alone. */
export const draftOf = ({ rows, ...written }: Written): GroupDraft => ({
  ...written,
  rows: rows.map(({ id, came, arrived, minutes, own }) => ({ id, came, arrived, minutes, own })),
});

/** And back, with the names of today; whose name is not known any more is left out. */
export const fromDraft = (
  { rows, ...written }: GroupDraft,
  names: ReadonlyMap<string, string>,
  patients: readonly Patient[],
): Written => ({
  ...written,
  rows: rows.flatMap(row => {
    const known = patients.find(({ id }) => id === row.id);
    const name = known?.name ?? names.get(row.id);
    return name === undefined ? [] : [{ ...rowOf(known ?? { id: row.id, name, goals: [] }), ...row }];
  }),
});

/** How long somebody was there where nobody said: from when they came until the end. */
export function minutesThere({ arrived }: Row, { start, minutes }: Written): number {
  const late = arrived === '' || start === '' ? 0 : ofDay(arrived) - ofDay(start);
  return Math.max(0, (Number(minutes) || 0) - late);
}

/** What the server is asked to keep. */
export function bodyOf(written: Written): GroupBody & { version?: number; reason?: string } {
  const { key, topic, about, means, day, start, minutes, shared, others, rows, correcting, reason } = written;
  return {
    ...{ key, topic: topic.trim(), about, means, day, start, minutes: whole(minutes) },
    ...(shared.trim() && { shared: shared.trim() }),
    ...(whole(others) > 0 && { others: whole(others) }),
    attendees: rows.map(row =>
      row.came
        ? {
            ...{ patient: row.id, came: true as const },
            ...(row.arrived && { arrived: row.arrived }),
            ...(row.minutes && { minutes: whole(row.minutes) }),
            ...(row.own.trim() && { own: row.own.trim() }),
          }
        : { patient: row.id, came: false as const },
    ),
    ...(correcting && { version: correcting.version, reason: reason.trim() }),
  };
}

/** Patients whose name has a word for each word that is looked for, those who are in it already left out. */
export function fitting(find: string, patients: readonly Patient[], rows: readonly Row[]): Patient[] {
  const wanted = bare(find).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  return patients.filter(({ id, name }) => {
    const words = bare(name).split(/[\s-]+/);
    return (
      !rows.some(row => row.id === id) && wanted.every(part => words.some(word => word.startsWith(part)))
    );
  });
}

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const whole = (text: string): number => Math.round(Number(text)) || 0;
const ofDay = (clock: string): number => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
};
