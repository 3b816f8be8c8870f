import type { GroupDraft } from '../domain/group/draft.ts';
import type { Group } from '../domain/group/group.ts';
import type { GroupRow } from '../storage/groups.ts';
import type { PatientName } from './patient-names.ts';

/** Whom a coach may write down in a group, by name, and the groups they held. */
export type GroupsView = {
  patients: ({ id: string; goals: string[] } & PatientName)[];
  /** How many more they coach whose chart was not read yet, so that nobody can be sure of their name. */
  unnamed: number;
  held: HeldGroup[];
  /** What this coach was writing down last, and since when it stands. */
  draft?: { written: GroupDraft; savedAt: string };
};
export type HeldGroup = Omit<Group, 'attendees'> & {
  version: number;
  savedAt: string;
  attendees: (Group['attendees'][number] & { name: string })[];
};

export function groupsView(of: {
  own: readonly string[];
  held: readonly GroupRow[];
  names: ReadonlyMap<string, PatientName>;
  goals: readonly { patientId: string; goal: string }[];
  draft?: { written: GroupDraft; savedAt: string };
}): GroupsView {
  const { own, held, names, goals, draft } = of;
  const patients = own.flatMap(id => {
    const named = names.get(id);
    const theirs = goals.filter(({ patientId }) => patientId === id).map(({ goal }) => goal);
    return named ? [{ id, ...named, goals: theirs }] : [];
  });
  return {
    patients: patients.toSorted((a, b) => a.name.localeCompare(b.name)),
    unnamed: own.length - patients.length,
    ...(draft && { draft: { written: draft.written, savedAt: new Date(draft.savedAt).toISOString() } }),
    held: held.map(({ said, version, savedAt }) => ({
      ...said,
      ...{ version, savedAt },
      attendees: said.attendees.map(one => ({ ...one, name: names.get(one.patientId)?.name ?? '' })),
    })),
  };
}
