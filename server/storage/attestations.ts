import { and, desc, eq, gte, inArray } from 'drizzle-orm';
import type { ToAttest } from '../domain/escalation/attest.ts';
import type { PracticeTx } from './database.ts';
import { attestation, attestationOpening, coachingSession, signature, staff } from './schema.ts';
import { isLastSigned } from './sessions.ts';

export type AttestationRow = typeof attestation.$inferSelect;

/** A signed session as it was last filed, with its coach and the attestation under that version, if there is one. */
export type Filed = {
  sessionId: string;
  patientId: string;
  version: number;
  note: string;
  signed: typeof signature.$inferSelect.signed;
  signedAt: string;
  coach: { id: string; name: string; credential: string; supervisorId: string | null };
  attested: AttestationRow | null;
};

/** The last filed version of every session signed since; of one patient, or of these sessions, where named. Oldest first. */
export const filedSince = async (
  tx: PracticeTx,
  since: string,
  of: { patientId?: string; sessionIds?: readonly string[] } = {},
): Promise<Filed[]> => {
  const found = await tx
    .select({
      sessionId: signature.sessionId,
      patientId: coachingSession.patientId,
      version: signature.version,
      note: signature.note,
      signed: signature.signed,
      signedAt: signature.signedAt,
      coach: {
        id: staff.id,
        name: staff.name,
        credential: staff.credential,
        supervisorId: staff.supervisorId,
      },
      attested: attestation,
    })
    .from(coachingSession)
    .innerJoin(signature, isLastSigned)
    .innerJoin(staff, and(eq(staff.practiceId, signature.practiceId), eq(staff.id, signature.staffId)))
    .leftJoin(
      attestation,
      and(
        eq(attestation.practiceId, signature.practiceId),
        eq(attestation.sessionId, signature.sessionId),
        eq(attestation.version, signature.version),
      ),
    )
    .where(
      and(
        gte(signature.signedAt, since),
        of.patientId === undefined ? undefined : eq(coachingSession.patientId, of.patientId),
        of.sessionIds === undefined ? undefined : inArray(coachingSession.id, [...of.sessionIds]),
      ),
    )
    .orderBy(desc(signature.signedAt))
    .limit(200);
  return found.reverse();
};

export const keepAttestations = async (
  tx: PracticeTx,
  rows: (typeof attestation.$inferInsert)[],
): Promise<void> => {
  if (rows.length > 0) await tx.insert(attestation).values(rows).onConflictDoNothing();
};

export const keepOpening = async (
  tx: PracticeTx,
  row: typeof attestationOpening.$inferInsert,
): Promise<void> => {
  await tx.insert(attestationOpening).values(row).onConflictDoNothing();
};

/** What this login opened. */
export const openedBy = async (tx: PracticeTx, loginId: string): Promise<ToAttest[]> =>
  tx
    .select({
      sessionId: attestationOpening.sessionId,
      version: attestationOpening.version,
      digest: attestationOpening.digest,
    })
    .from(attestationOpening)
    .where(eq(attestationOpening.loginId, loginId));

/** Every attestation of these sessions, of whatever version. */
export const attestationsOf = async (
  tx: PracticeTx,
  sessionIds: readonly string[],
): Promise<AttestationRow[]> =>
  sessionIds.length === 0
    ? []
    : tx
        .select()
        .from(attestation)
        .where(inArray(attestation.sessionId, [...sessionIds]));
