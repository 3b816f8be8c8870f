import { urgentLineFor } from '../domain/escalation/urgent-line.ts';
import type { Language } from '../domain/language.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { type Handout, handout } from '../domain/session/handout.ts';
import type { ActivePlan } from '../domain/session/signed.ts';
import { activePlans } from '../storage/plans.ts';
import { sessionOf, signaturesOf } from '../storage/sessions.ts';
import type { Sheet } from '../views/pdf.ts';
import { auditSession } from './audit-deed.ts';
import { composeSession, emrMet } from './compose-session.ts';
import type { Actor, WorkflowParts } from './parts.ts';
import { letterhead, noteSheet } from './sheets.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys'>;

/** The note of a signed session exactly as it was filed, newest version, with what a sheet of paper needs around it. */
export const noteForPaper = (
  parts: Parts,
  actor: Actor,
  sessionId: string,
  now: Date,
): Promise<Sheet | Refusal> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const session = await sessionOf(tx, actor.patientId, sessionId);
    if (session === undefined) return refuse('not-found', 'no-such-session');
    const last = (await signaturesOf(tx, sessionId)).at(-1);
    if (last === undefined) return refuse('session-not-signed', 'no-note-yet');
    await auditSession(tx, parts, actor, 'print-note', sessionId, { version: last.version }, now);
    return noteSheet(last, await letterhead(tx, parts, actor));
  });

/**
 * The patient's page for the plans of this session (of the draft while it is being written), in her language, her own
 * words as she said them. Refuses a session without a single active plan: there is nothing to take home yet.
 */
export const handoutOf = (
  parts: Parts,
  actor: Actor,
  sessionId: string,
  language: Language,
  now: Date,
): Promise<Handout | Refusal> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const session = await sessionOf(tx, actor.patientId, sessionId);
    if (session === undefined) return refuse('not-found', 'no-such-session');
    const signed =
      session.status === 'signed'
        ? session.signed
        : (await composeSession(tx, actor, { session, ...(await emrMet(tx, actor.iss)) }, {}, now)).signed;
    const inSession = (signed?.plans ?? []).filter((plan): plan is ActivePlan => plan.status === 'active');
    const going = (await activePlans(tx, actor.patientId)).filter(row => row.sessionId !== sessionId);
    const plans = inSession.length > 0 ? inSession : going.map(row => row.plan);
    if (plans.length === 0) return refuse('not-ready', 'no-active-plan');
    await auditSession(tx, parts, actor, 'print-handout', sessionId, { language }, now);
    const { practice, patient } = await letterhead(tx, parts, actor);
    return handout({
      plans,
      patientName: patient?.name,
      practice: {
        name: practice,
        phone: actor.settings.phone,
        urgentLine: urgentLineFor(actor.settings.urgentLine, language)?.words,
      },
      coach: { name: actor.staff.name },
      language,
    });
  });
