import { randomUUID } from 'node:crypto';
import { relativeFhirUser } from '../../launch/fhir-user.ts';
import { audit } from '../storage/audit.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import { endLoginsOf } from '../storage/logins.ts';
import { emrsOf, removeEmr, thePractice } from '../storage/practices.ts';
import { deactivateRoster, rosterOf, saveStaff } from '../storage/rosters.ts';
import type { NewStaff } from './add-practice.ts';
import { RosterUnreadable } from './roster-text.ts';

type Parts = { db: Database; keys: KeyRing };
export type ListedPractice = {
  practiceId: string;
  name: string;
  staff: number;
  emrs: { iss: string; paused: boolean }[];
};

export async function listPractices({ db }: Pick<Parts, 'db'>): Promise<ListedPractice[]> {
  const ids = await db.practiceIds();
  return Promise.all(
    ids.map(practiceId =>
      db.withPractice(practiceId, async tx => {
        const roster = await rosterOf(tx);
        const emrs = (await emrsOf(tx)).map(({ iss, paused }) => ({ iss, paused }));
        const name = (await thePractice(tx))?.name ?? '';
        return { practiceId, name, staff: roster.filter(person => person.active).length, emrs };
      }),
    ),
  );
}

/** Adds people to the roster of the practice this EMR belongs to. Out: how many are active on it now. */
export async function addStaff(
  { db, keys }: Parts,
  iss: string,
  people: NewStaff[],
  now: Date,
): Promise<number> {
  const practiceId = await db.practiceByIss(iss);
  if (!practiceId) throw new RosterUnreadable('No practice has this EMR.');
  return db.withPractice(practiceId, async tx => {
    for (const { name, role, credential = '', reach = '', ...person } of people) {
      const fhirUser = relativeFhirUser(person.fhirUser, iss);
      if (!fhirUser) throw new RosterUnreadable(`fhirUser of ${name} is not Practitioner/… of this EMR`);
      await saveStaff(tx, {
        practiceId,
        id: randomUUID(),
        iss,
        fhirUser,
        name,
        role,
        credential,
        reach,
        active: true,
      });
    }
    const detail = { staff: people.length };
    await audit(
      tx,
      keys,
      { actor: 'operator', action: 'change-roster', outcome: 'done', detail },
      practiceId,
      now,
    );
    return (await rosterOf(tx)).filter(person => person.active).length;
  });
}

/** Ends a practice's dealings with an EMR: nobody signs in, open logins end, its tokens are gone. Records stay. */
export async function removePractice({ db, keys }: Parts, iss: string, now: Date): Promise<boolean> {
  const practiceId = await db.practiceByIss(iss);
  if (!practiceId) return false;
  return db.withPractice(practiceId, async tx => {
    await endLoginsOf(tx, iss, now.toISOString());
    await deactivateRoster(tx, iss);
    const gone = await removeEmr(tx, practiceId, iss);
    await audit(
      tx,
      keys,
      { actor: 'operator', action: 'change-practice', outcome: 'done', detail: { removed: true } },
      practiceId,
      now,
    );
    return gone;
  });
}
