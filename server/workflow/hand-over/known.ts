import { credentialsIn, heldOn } from '../../domain/desk/credentials.ts';
import type { Colleague, Standing } from '../../domain/panel/hand-over.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { standingOfPatients, unassignedPatients } from '../../storage/panels.ts';
import { patientsInQueue } from '../../storage/queue-rows.ts';
import { rosterOf } from '../../storage/rosters.ts';
import type { DeskParts } from '../desk/teller.ts';
import { type Coach, keepQueueOf } from '../panel/own-panel.ts';

/** Whoever saved a session within so many minutes is in it: nobody changes coaches then. */
const inSessionMinutes = 30;

/** Everybody of the roster as a hand-over knows them; who has a credential that ended before the day has none then. */
export const colleaguesOn = async (tx: PracticeTx, day: string): Promise<Map<string, Colleague>> =>
  new Map(
    (await rosterOf(tx)).map(person => {
      const { id, name, role, active, credential } = person;
      const credentialed = credentialsIn(credential).length === 0 || heldOn(person, day).length > 0;
      return [id, { staffId: id, name, role, active, credentialed }] as const;
    }),
  );

/** How these patients stand just now. */
export async function standingNow(
  tx: PracticeTx,
  patientIds: readonly string[],
  now: Date,
): Promise<Map<string, Standing & { unsigned?: { coach: string; openedAt: string } }>> {
  const since = new Date(now.getTime() - inSessionMinutes * 60_000).toISOString();
  const rows = await standingOfPatients(tx, patientIds, since);
  return new Map(
    rows.map(({ patientId, inSession, redFlag, unsigned }) => [
      patientId,
      {
        ...{ inSession, redFlag },
        ...(unsigned && {
          unsigned: { coach: unsigned.coach, openedAt: new Date(unsigned.openedAt).toISOString() },
        }),
      },
    ]),
  );
}

/** Brings the queues of these coaches up to date, or of all who are there. */
export async function keepPanels(
  tx: PracticeTx,
  parts: Pick<DeskParts, 'keys'>,
  who: Coach,
  now: Date,
  only?: string,
): Promise<void> {
  for (const person of await rosterOf(tx)) {
    if (person.role !== 'coach' || !person.active || (only !== undefined && person.id !== only)) continue;
    await keepQueueOf(tx, parts, { ...who, staff: person }, now);
  }
}

/** Whose patients somebody's are: on their queue, or coached by them last and by nobody since. Queues are up to date. */
export async function patientsOf(tx: PracticeTx, staffId: string): Promise<Set<string>> {
  const alone = (await unassignedPatients(tx)).filter(one => one.staffId === staffId);
  return new Set([...(await patientsInQueue(tx, staffId)), ...alone.map(({ patientId }) => patientId)]);
}
