import { type RoutedItem, routeItems } from '../chart/capability.ts';
import { chartWritesFor } from '../chart/write/chart-writes.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { chartItems } from '../domain/session/chart-items.ts';
import { noteText } from '../domain/session/note.ts';
import { signSession as signDraft } from '../domain/session/sign.ts';
import type { SignedSession } from '../domain/session/signed.ts';
import { insertChartWrites, writesOfSession } from '../storage/chart-writes.ts';
import type { PracticeTx } from '../storage/database.ts';
import { emrOf } from '../storage/practices.ts';
import { type SessionRow, saveSignature, sessionOf, signatureWithKey } from '../storage/sessions.ts';
import { auditSession } from './audit-deed.ts';
import { keepOutcomes } from './keep-outcomes.ts';
import type { Actor, WorkflowParts } from './parts.ts';

export type SignRequest = {
  key: string;
  rev: number;
  /** The note in the coach's own words, filed verbatim. */
  note?: string;
  amendmentReason?: string;
};
export type Composed = { signed: SignedSession; note: string; routed: RoutedItem[] };

/**
 * The one signature. One transaction closes the session, keeps its plans, teach-backs, promises and minutes, and
 * puts every chart write in the outbox; after it the outbox is nudged. The same key again answers as the first time.
 * Refuses: a session signed already, a draft that moved on since the preview, and whatever the rules refuse
 * (nothing recorded, a red flag nobody was told of, an amendment without a reason).
 */
export const signSession = async (
  parts: WorkflowParts,
  actor: Actor,
  sessionId: string,
  request: SignRequest,
  now: Date,
): Promise<SessionRow | Refusal> => {
  const outcome = await parts.db.withPractice(actor.practiceId, async tx => {
    const session = await sessionOf(tx, actor.patientId, sessionId, true);
    if (session === undefined || session.staffId !== actor.staff.id)
      return refuse(
        'not-found',
        'There is no such session of yours with this patient. Reopen it from the chart.',
      );
    if (await signatureWithKey(tx, sessionId, request.key)) return session;
    if (session.status === 'signed')
      return refuse('session-signed', 'This session is signed already. Choose "Amend" to add to it.');
    if (session.rev !== request.rev)
      return refuse('session-changed', 'The session changed since the preview. Look once more, then sign.');
    const composed = await composeSession(tx, actor, session, request, now);
    if (isRefusal(composed)) return composed;
    const closed = await saveSignature(tx, session, composed.signed, composed.note, request.key);
    await keepOutcomes(tx, actor.practiceId, composed.signed);
    await enqueue(tx, actor, composed, now);
    await auditSession(
      tx,
      parts,
      actor,
      'sign-session',
      sessionId,
      { version: closed.version, items: composed.routed.length },
      now,
    );
    return closed;
  });
  if (!isRefusal(outcome)) parts.outbox.nudge(actor.practiceId);
  return outcome;
};

/** What signing would make of a draft, without keeping anything: the preview and the signature share it. */
export const composeSession = async (
  tx: PracticeTx,
  actor: Actor,
  session: SessionRow,
  request: Pick<SignRequest, 'note' | 'amendmentReason'>,
  now: Date,
): Promise<Composed | Refusal> => {
  const signed = signDraft({
    id: session.id,
    version: session.version + 1,
    patientId: session.patientId,
    coach: {
      staffId: actor.staff.id,
      name: actor.staff.name,
      credential: actor.staff.credential,
      fhirUser: actor.staff.fhirUser,
    },
    visitId: session.visitId ?? undefined,
    draft: session.draft,
    openedAt: session.openedAt,
    now: now.toISOString(),
    settings: actor.settings,
    amendmentReason: request.amendmentReason,
  });
  if (Array.isArray(signed)) return signed[0] ?? refuse('nothing-recorded', 'Nothing is recorded yet.');
  const note = request.note ?? noteText(signed, { settings: actor.settings });
  const items = chartItems(signed, { settings: actor.settings, note });
  const emr = await emrOf(tx, actor.iss);
  if (emr === undefined) throw new Error('a login stands on an EMR that the practice does not have');
  const routed = routeItems(
    items,
    { accepts: emr.pinned.accepts, scopes: actor.scopes, vendor: emr.vendor },
    session.visitId ?? undefined,
  );
  return { signed, note, routed };
};

const enqueue = async (
  tx: PracticeTx,
  actor: Actor,
  { signed, routed }: Composed,
  now: Date,
): Promise<void> => {
  const previous = signed.version > 1 ? await writesOfSession(tx, signed.id) : [];
  await insertChartWrites(
    tx,
    chartWritesFor({
      signed,
      routed,
      practiceId: actor.practiceId,
      iss: actor.iss,
      settings: actor.settings,
      previous,
      newId: () => crypto.randomUUID(),
      now: now.toISOString(),
    }),
  );
};
