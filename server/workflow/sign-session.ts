import type { NewChartWrite } from '../domain/chart/chart-write.ts';
import { signedToday } from '../domain/physician/standing-cards.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { supersedeEarlier } from '../storage/chart-writes.ts';
import type { PracticeTx } from '../storage/database.ts';
import { standCardsAnew } from '../storage/physician-cards.ts';
import { takeUpAnswers } from '../storage/said-by-clinician.ts';
import { type SessionRow, sessionToWrite } from '../storage/sessions.ts';
import { saveSignature } from '../storage/signatures.ts';
import { newReceipts, receiptsOfSession } from '../views/receipts.ts';
import { auditSession } from './audit-deed.ts';
import { type Composed, composeSession, type EmrMet, emrMet } from './compose-session.ts';
import { raiseSigned } from './escalation/raise.ts';
import { endHandoffOfTalk } from './handoff/talk.ts';
import { markOfFiled } from './mark-of-filed.ts';
import { outcomesOf, settleEarlier } from './outcomes.ts';
import type { Actor, WorkflowParts } from './parts.ts';
import { addMattersOfSession } from './physician/edit-hope.ts';
import { rowsOf } from './rows-of.ts';

export type SignRequest = {
  key: string;
  rev: number;
  /** The mark of what was seen (`markOfFiled`); not asked for of what is signed unseen. */
  seen?: string;
  /** The note in the coach's own words, filed verbatim. */
  note?: string;
  amendmentReason?: string;
};

/**
 * The one signature. One transaction closes the session, keeps its plans, teach-backs, promises and minutes, and
 * puts every chart write in the outbox; what physicians may be told of it stands anew; after it the outbox is nudged.
 * Signatures of other patients that come at the same time share the transaction. The same key again answers as the first
 * time. `rows`: what was put into the outbox now. What it comes to do besides, `composedAhead` must do too, or leave to it.
 * Refuses: a session signed already, a draft or anything else of what is filed that moved on since the preview, and whatever the rules refuse
 * (nothing recorded, a red flag nobody was told of, an amendment without a reason).
 */
export const signSession = async (
  parts: WorkflowParts,
  actor: Actor,
  sessionId: string,
  request: SignRequest,
  now: Date,
): Promise<{ session: SessionRow; rows: NewChartWrite[] } | Refusal> => {
  const signed = await parts.db.withOthers(actor.practiceId, actor.patientId, async tx => {
    const [found, met] = await Promise.all([
      sessionToWrite(tx, { patientId: actor.patientId, id: sessionId, signKey: request.key }),
      emrMet(tx, actor.iss),
    ]);
    if (found === undefined || found.session.staffId !== actor.staff.id)
      return refuse('not-found', 'not-your-session');
    const { session } = found;
    if (found.signedBefore) return { session, rows: [], handoff: undefined };
    if (session.status === 'signed') return refuse('session-signed', 'signed-already');
    if (session.rev !== request.rev) return refuse('session-changed', 'changed-since-preview');
    return signWithin(tx, parts, actor, { session, met, request }, now);
  });
  if (isRefusal(signed)) return signed;
  parts.outbox.nudge(actor.practiceId);
  const { handoff, session, rows } = signed;
  if (handoff && handoff.after !== handoff.before)
    await endHandoffOfTalk(parts, actor, handoff.before, session, now);
  return { session, rows };
};

/**
 * The same inside a transaction that is open: the session is locked, and neither signed nor changed since it was read. The
 * caller nudges the outbox after it.
 */
export const signWithin = async (
  tx: PracticeTx,
  parts: WorkflowParts,
  actor: Actor,
  { session, met, request }: { session: SessionRow; met: EmrMet; request: SignRequest },
  now: Date,
): Promise<{ session: SessionRow; rows: NewChartWrite[]; handoff: Composed['handoff'] } | Refusal> => {
  const composed = await composeSession(tx, actor, { session, ...met }, request, now);
  const [refusal] = composed.refusals;
  if (refusal !== undefined) return refusal;
  if (request.seen !== undefined && request.seen !== markOfFiled(composed))
    return refuse('session-changed', 'changed-since-preview');
  const { signed, note, answers, earlier, routed } = composed;
  const rows = await rowsOf(tx, parts, actor, composed, now);
  const amending = { ...earlier, versionBefore: session.signed ?? undefined };
  await Promise.all([
    settleEarlier(tx, signed, amending),
    supersedeEarlier(tx, rows),
    addMattersOfSession(tx, actor.practiceId, signed, session.signed ?? undefined),
    takeUpAnswers(tx, answers, session.id),
  ]);
  const outcomes = outcomesOf(actor.practiceId, signed, earlier);
  const closed = saveSignature(tx, session, { signed, note, key: request.key, outcomes, writes: rows });
  await raiseSigned(tx, parts, actor, { id: session.id, draft: signed.record }, now);
  const { practiceId, patientId, settings } = actor;
  standCardsAnew(tx, {
    practiceId,
    patientId,
    talk: signedToday(signed, settings.timeZone, composed.context),
  });
  const detail = { version: closed.version, items: routed.length };
  await auditSession(tx, parts, actor, 'sign-session', session.id, detail, now);
  return { session: closed, rows, handoff: composed.handoff };
};

/** The same, and what the page shows of it: the note as filed and every item's receipt (`SignedView` of the contract), as JSON. */
export const signAnew = async (
  parts: WorkflowParts,
  actor: Actor,
  sessionId: string,
  request: SignRequest,
  now: Date,
): Promise<string | Refusal> => {
  const signed = await signSession(parts, actor, sessionId, request, now);
  if (isRefusal(signed)) return signed;
  const { id, status, rev, version, savedAt, signedAt, note } = signed.session;
  const isFirst = version === 1 && signed.rows.length > 0;
  const writes = isFirst
    ? newReceipts(signed.rows)
    : await parts.db.withPractice(actor.practiceId, tx => receiptsOfSession(tx, sessionId));
  return JSON.stringify({
    ...{ id, status, rev, version, savedAt, writes },
    signedAt: signedAt ?? undefined,
    note: note ?? undefined,
  });
};
