import { noteSignature } from '../domain/session/note.ts';
import { dayIn } from '../domain/time-zone.ts';
import { lockedHead } from '../storage/audit.ts';
import { signedFold } from '../storage/folded-writes.ts';
import { filledJson, type Moment } from '../storage/left-open.ts';
import {
  type LoginStill,
  NotAsShown,
  type SignatureAsShown,
  saveAsShown,
} from '../storage/signatures-as-shown.ts';
import { sessionDeed } from './audit-deed.ts';
import { actorMark, openKey } from './compose-ahead.ts';
import type { Actor, WorkflowParts } from './parts.ts';
import type { Shown } from './shown.ts';
import type { SignRequest } from './sign-session.ts';

/**
 * The signature takes what the coach was shown: where the draft, the visit, the coach, the settings and all that is known
 * of the EMR are as they were then, it is committed as it was written then, in one transaction, and the answer is given
 * back as JSON. Nothing when it was not shown here or something has changed: then it is composed anew. `ifStill`: the actor
 * was taken from memory, and it is signed only if that is the mark of their login still.
 */
export async function signAsShown(
  parts: WorkflowParts,
  actor: Actor,
  sessionId: string,
  request: SignRequest & { ifStill?: string },
  now: Date,
): Promise<string | undefined> {
  const { loginId, practiceId, staff, settings } = actor;
  const shown = parts.shown.find(loginId, sessionId);
  if (shown === undefined || !isWhatWasShown(shown, actor, request, now)) return undefined;
  const at = now.toISOString();
  const line = noteSignature({ coach: coachFrom(staff), version: 1, signedAt: at }, settings.timeZone);
  const moment: Moment = { mark: shown.mark, at, line };
  const login = request.ifStill === undefined ? {} : { loginId, loginMark: request.ifStill };
  const written = signatureAt(shown, moment, request.key, login);
  const kept = await keptAsShown(parts, actor, written, shown.items, now);
  parts.shown.forget(loginId, sessionId);
  if (!kept) return undefined;
  parts.outbox.nudge(practiceId);
  return filledJson(shown.answer, moment);
}

/**
 * With others that sign in the same moment, upon the end of the audit as this process knows it; where somebody else wrote
 * there, once more behind that. False where something has changed since it was shown.
 */
async function keptAsShown(
  { db, keys }: Pick<WorkflowParts, 'db' | 'keys'>,
  actor: Actor,
  written: SignatureAsShown,
  items: number,
  now: Date,
): Promise<boolean> {
  const { practiceId, patientId } = actor;
  const entry = sessionDeed(actor, 'sign-session', written.session.id, { version: 1, items });
  const link = { entry, keys, practiceId, at: now.toISOString() };
  try {
    await db.withOthers(practiceId, patientId, async tx => saveAsShown(tx, written, link));
    return true;
  } catch (error) {
    if (!(error instanceof NotAsShown)) throw error;
    if (error.because === 'changed') return false;
  }
  try {
    await db.withPractice(practiceId, async tx => {
      await lockedHead(tx, practiceId);
      saveAsShown(tx, written, link);
    });
    return true;
  } catch (error) {
    if (!(error instanceof NotAsShown)) throw error;
    return false;
  }
}

const isWhatWasShown = (shown: Shown, actor: Actor, request: SignRequest, now: Date): boolean =>
  request.note === undefined &&
  request.amendmentReason === undefined &&
  request.rev === shown.session.rev &&
  actorMark(actor) === shown.by &&
  dayIn(now.toISOString(), actor.settings.timeZone) === shown.day;

const coachFrom = ({ id: staffId, name, credential, fhirUser }: Actor['staff']) => ({
  ...{ staffId, name, credential, fhirUser },
});

function signatureAt(shown: Shown, moment: Moment, key: string, login: LoginStill): SignatureAsShown {
  const fill = (json: string) => filledJson(json, moment);
  const { practiceId, id: sessionId, patientId } = shown.session;
  const kept = { practiceId, sessionId, sessionVersion: 1, patientId, queuedAt: moment.at };
  return {
    session: { ...shown.session, ...login, signedAt: moment.at },
    signature: fill(shown.signature).replace(openKey(shown), key),
    contact: fill(shown.contact),
    plans: fill(shown.plans),
    teachBacks: fill(shown.teachBacks),
    promises: fill(shown.promises),
    cards: fill(shown.cards),
    foldedWrites:
      shown.folded === undefined ? '' : JSON.stringify({ ...kept, folded: signedFold(shown.folded, moment) }),
  };
}
