import { besideWrites } from '../../chart/write/beside-session.ts';
import { careTeamResource } from '../../chart/write/care-team.ts';
import { handoffResource, handoffTaskResource } from '../../chart/write/handoff.ts';
import { careTeamOf } from '../../domain/handoff/care-team.ts';
import type { Handoff, Person } from '../../domain/handoff/handoff.ts';
import { careTeamId, peopleOf, saidMembers, talksSigned } from '../../storage/care-team.ts';
import { insertChartWrites, writesToChange } from '../../storage/chart-writes.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { newestGrant } from '../../storage/logins.ts';
import { emrMet } from '../compose-session.ts';
import type { Actor } from '../parts.ts';

/** Who does a deed of a handoff: in the launch of a chart, of this patient or of another, or in none. */
export type Colleague = Omit<Actor, 'patientId'> & { patientId?: string };

/** In whose name something is filed; a day that comes has no login. */
type Filer = Pick<Colleague, 'practiceId' | 'patientId'> & {
  staff: Pick<Colleague['staff'], 'id'>;
  scopes?: string[];
};

type Filed = { handoff: Handoff; iss: string; visitId?: string; changedAt: string };

/** Puts a handoff as it now stands into the outbox: the physician's order, and the task that says what became of it. */
export async function fileHandoff(
  tx: PracticeTx,
  who: Filer,
  { handoff, iss, visitId, changedAt }: Filed,
  now: Date,
): Promise<void> {
  const people = await peopleOf(tx);
  const referenceOf = ({ staffId, name }: Person) => {
    const person = people.find(one => one.id === staffId);
    return { ...(person && { reference: person.fhirUser }), display: name };
  };
  const place = { referenceOf, visitId };
  const of = await rowsOf(tx, who, { about: handoff.id, iss, patientId: handoff.patientId }, now);
  const rows = besideWrites(
    [
      { kind: 'handoff', label: 'Handoff to a coach', resource: () => handoffResource(handoff, place) },
      {
        kind: 'handoff-task',
        label: 'What became of the handoff',
        resource: named => handoffTaskResource(handoff, place, named('handoff'), changedAt),
      },
    ],
    of,
  );
  await insertChartWrites(tx, rows);
}

/** Puts who coaches a patient into the outbox, as it now stands. */
export async function fileCareTeam(
  tx: PracticeTx,
  who: Filer,
  { iss, patientId }: { iss: string; patientId: string },
  now: Date,
): Promise<void> {
  const [said, talks, people] = [
    await saidMembers(tx, patientId),
    await talksSigned(tx, patientId),
    await peopleOf(tx),
  ];
  const members = careTeamOf(said, talks).flatMap(member => {
    const person = people.find(one => one.id === member.staffId);
    return person ? [{ ...member, name: person.name, fhirUser: person.fhirUser }] : [];
  });
  const about = careTeamId(who.practiceId, patientId);
  const of = await rowsOf(tx, who, { about, iss, patientId }, now);
  const resource = () => careTeamResource(patientId, members);
  await insertChartWrites(tx, besideWrites([{ kind: 'care-team', label: 'Care team', resource }], of));
}

/** A launch without a chart was granted nothing of charts: then what the newest launch out of one was granted counts. */
async function rowsOf(
  tx: PracticeTx,
  who: Filer,
  { about, iss, patientId }: { about: string; iss: string; patientId: string },
  now: Date,
) {
  const { emr, experience } = await emrMet(tx, iss);
  const own = who.patientId === patientId ? who.scopes : (await newestGrant(tx, iss))?.scopes;
  const scopes = own ?? (emr.scopes.any ?? '').split(' ');
  const previous = await writesToChange(tx, about);
  return {
    ...{ about, patientId, iss, practiceId: who.practiceId, staffId: who.staff.id, previous },
    version: 1 + Math.max(0, ...previous.map(row => row.sessionVersion)),
    terms: {
      ...{ accepts: emr.pinned.accepts, vendor: emr.vendor, claims: emr.claims, scopes, experience },
      now: now.toISOString(),
    },
    newId: () => crypto.randomUUID(),
    now: now.toISOString(),
  };
}
