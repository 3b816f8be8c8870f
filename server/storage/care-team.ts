import { and, eq, isNotNull } from 'drizzle-orm';
import type { SaidMember } from '../domain/handoff/care-team.ts';
import type { PracticeTx } from './database.ts';
import { namedId } from './named-id.ts';
import { careTeamMember, coachingSession, staff } from './schema.ts';

/** What was said of the coaches of a patient. */
export const saidMembers = async (tx: PracticeTx, patientId: string): Promise<SaidMember[]> =>
  (await tx.select().from(careTeamMember).where(eq(careTeamMember.patientId, patientId))).map(row => ({
    ...{ staffId: row.staffId, since: row.since, because: row.because },
    ...(row.until !== null && { until: row.until }),
  }));

/** Who signed sessions with a patient, when, and when they were begun. */
export const talksSigned = async (
  tx: PracticeTx,
  patientId: string,
): Promise<{ staffId: string; signedAt: string; openedAt: string }[]> =>
  (
    await tx
      .select({
        staffId: coachingSession.staffId,
        signedAt: coachingSession.signedAt,
        openedAt: coachingSession.openedAt,
      })
      .from(coachingSession)
      .where(and(eq(coachingSession.patientId, patientId), isNotNull(coachingSession.signedAt)))
  ).map(row => ({ ...row, signedAt: row.signedAt ?? '' }));

/** Says that this coach coaches the patient from now on; one who does already stays as they are. False: nothing changed. */
export const joinCareTeam = async (
  tx: PracticeTx,
  row: {
    practiceId: string;
    patientId: string;
    staffId: string;
    because: 'handoff' | 'said' | 'panel';
    since: string;
  },
): Promise<boolean> => {
  const [before] = await tx.select().from(careTeamMember).where(memberIs(row)).for('update');
  if (before !== undefined && before.until === null) return false;
  const { because, since } = row;
  if (before === undefined) await tx.insert(careTeamMember).values(row);
  else await tx.update(careTeamMember).set({ because, since, until: null }).where(memberIs(row));
  return true;
};

/** Says that this coach coaches the patient no longer; `since` is kept, or is that day where nothing was said before. */
export const leaveCareTeam = async (
  tx: PracticeTx,
  row: { practiceId: string; patientId: string; staffId: string; since: string; until: string },
): Promise<void> => {
  await tx
    .insert(careTeamMember)
    .values({ ...row, because: 'said' })
    .onConflictDoUpdate({
      target: [careTeamMember.practiceId, careTeamMember.patientId, careTeamMember.staffId],
      set: { until: row.until },
    });
};

/** Names, credentials and how to reach them, of everybody on the roster, whoever is still there. */
export const peopleOf = async (tx: PracticeTx) =>
  tx
    .select({
      id: staff.id,
      name: staff.name,
      credential: staff.credential,
      fhirUser: staff.fhirUser,
      reach: staff.reach,
    })
    .from(staff);

/** Under which name the rows of a patient's care team stand in the ledger: one for each patient, for ever the same. */
export const careTeamId = (practiceId: string, patientId: string): string =>
  namedId(`care-team/${practiceId}/${patientId}`);

const memberIs = (row: { patientId: string; staffId: string }) =>
  and(eq(careTeamMember.patientId, row.patientId), eq(careTeamMember.staffId, row.staffId));
