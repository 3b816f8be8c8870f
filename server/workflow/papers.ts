import { urgentLineFor } from '../domain/escalation/urgent-line.ts';
import type { Language } from '../domain/language.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { type Handout, handout } from '../domain/session/handout.ts';
import { dayIn } from '../domain/time-zone.ts';
import { sessionOf, signaturesOf } from '../storage/sessions.ts';
import type { Sheet } from '../views/pdf.ts';
import { auditSession } from './audit-deed.ts';
import type { Actor, WorkflowParts } from './parts.ts';
import { plansToTakeHome } from './plans-to-take-home.ts';
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
 * The patient's page for every plan that goes on after this session (after its draft while it is being written), in her
 * language, her own words as she said them. Refuses where not a single plan is active: there is nothing to take home yet.
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
    const { plans, next } = await plansToTakeHome(tx, actor, session, now);
    if (plans.length === 0) return refuse('nothing-recorded', 'no-active-plan');
    await auditSession(tx, parts, actor, 'print-handout', sessionId, { language }, now);
    const { practice, patient } = await letterhead(tx, parts, actor);
    return handout({
      plans,
      next,
      patientName: patient?.name,
      practice: {
        name: practice,
        phone: actor.settings.phone,
        urgentLine: urgentLineFor(actor.settings.urgentLine, language)?.words,
      },
      coach: { name: actor.staff.name },
      language,
      today: dayIn(now.toISOString(), actor.settings.timeZone),
    });
  });
