import type { ContactOfPatient } from '../../storage/month-contacts.ts';
import type { StaffRow } from '../../storage/rosters.ts';

/** Who worked in a month, the most minutes first. */
export function coachesOf(
  contacts: readonly Pick<ContactOfPatient, 'staffId' | 'minutes'>[],
  roster: readonly StaffRow[],
): { name: string; credential: string }[] {
  const minutes = new Map<string, number>();
  for (const { staffId, minutes: by } of contacts)
    minutes.set(
      staffId,
      Object.values(by).reduce((all, one) => all + one, minutes.get(staffId) ?? 0),
    );
  return [...minutes]
    .toSorted(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .flatMap(([id]) => roster.find(one => one.id === id) ?? [])
    .map(({ name, credential }) => ({ name, credential }));
}
