import { type Refusal, refuse } from '../domain/refusal.ts';
import type { PlanNotActive } from '../domain/session/signed.ts';
import { wordsToAskAbout } from '../domain/session/word-screen.ts';
import { labelOf } from '../domain/session/write-label.ts';
import { openTopicsOf } from '../storage/physician-cards.ts';
import { sessionOf } from '../storage/sessions.ts';
import { marksOf } from '../storage/signatures-as-shown.ts';
import { auditSession } from './audit-deed.ts';
import { composedAhead } from './compose-ahead.ts';
import { composeSession, emrMet } from './compose-session.ts';
import { markOfFiled } from './mark-of-filed.ts';
import type { Actor, WorkflowParts } from './parts.ts';
import { goingOf } from './rows-of.ts';

/**
 * Exactly what signing would put into the chart and where (`PreviewView` of the contract); what keeps it from being
 * signed; plans that would stay inactive; and words in the text that may be a red flag, as a question. What was shown is
 * held ready for the signature. `visitId`: as it would be in this visit, which is not chosen yet.
 */
export const previewSession = async (
  parts: Pick<WorkflowParts, 'db' | 'keys' | 'recheckEmr' | 'shown'>,
  actor: Actor,
  sessionId: string,
  now: Date,
  visitId?: string,
) => {
  await parts.recheckEmr(actor.practiceId, actor.iss);
  return parts.db.withPractice(actor.practiceId, async tx => {
    // The marks are asked for first: what changes after them is not taken for what was shown.
    const [marks, topics, session, met] = await Promise.all([
      marksOf(tx, actor.iss, actor.patientId),
      openTopicsOf(tx, actor.patientId),
      sessionOf(tx, actor.patientId, sessionId),
      emrMet(tx, actor.iss),
    ]);
    if (session === undefined || session.staffId !== actor.staff.id)
      return refuse('not-found', 'not-your-session') as Refusal;
    if (session.status === 'signed') return refuse('session-signed', 'signed-already') as Refusal;
    const inVisit = { ...session, visitId: visitId ?? session.visitId };
    const composed = await composeSession(tx, actor, { session: inVisit, ...met }, {}, now);
    await auditSession(tx, parts, actor, 'look-at-session', sessionId, { preview: true }, now);
    const ahead = composedAhead(actor, inVisit, composed, { marks, topics });
    if (ahead === undefined) parts.shown.forget(actor.loginId, sessionId);
    else parts.shown.keep(actor.loginId, ahead);
    const { going, unchanged } = await goingOf(tx, parts, actor, composed, now);
    return {
      rev: session.rev,
      seen: markOfFiled(composed),
      note: composed.note,
      ownNote: session.signed?.ownNote ? (session.note ?? undefined) : undefined,
      items: going.map(({ item, route, because, as }) => ({
        key: item.key,
        kind: item.kind,
        label: labelOf(item, as),
        route,
        because,
      })),
      unchanged,
      visit: { wanted: composed.visitWanted, id: inVisit.visitId ?? undefined },
      blocked: composed.refusals.map(({ refused, because, field }) => ({ code: refused, because, field })),
      notActive: composed.signed.plans
        .filter((plan): plan is PlanNotActive => plan.status === 'not-active')
        .map(({ id, what, missing }) => ({ planId: id, what, missing })),
      remarks: wordsToAskAbout(session.draft).map(hit => `${hit.kind}: ${hit.words}`),
    };
  });
};
