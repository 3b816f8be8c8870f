import type { ChartPatient } from '../domain/chart/snapshot.ts';
import type { Language } from '../domain/language.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { type Handout, handout } from '../domain/session/handout.ts';
import type { ActivePlan } from '../domain/session/signed.ts';
import { tellDate, tellTime } from '../domain/tell-date.ts';
import type { PracticeTx } from '../storage/database.ts';
import { activePlans } from '../storage/plans.ts';
import { thePractice } from '../storage/practices.ts';
import { sessionOf, signaturesOf } from '../storage/sessions.ts';
import { lastSnapshot } from '../storage/snapshots.ts';
import { auditSession } from './audit-deed.ts';
import { composeSession, emrMet } from './compose-session.ts';
import type { Actor, WorkflowParts } from './parts.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys'>;

/** The note of a signed session exactly as it was filed, newest version, with what a sheet of paper needs around it. */
export const noteForPaper = (
  parts: Parts,
  actor: Actor,
  sessionId: string,
  now: Date,
): Promise<{ title: string; patient: string; text: string; foot: string } | Refusal> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const session = await sessionOf(tx, actor.patientId, sessionId);
    if (session === undefined) return refuse('not-found', 'no-such-session');
    const last = (await signaturesOf(tx, sessionId)).at(-1);
    if (last === undefined) return refuse('session-not-signed', 'no-note-yet');
    await auditSession(tx, parts, actor, 'print-note', sessionId, { version: last.version }, now);
    const practice = await thePractice(tx);
    const { timeZone } = actor.settings;
    const signedAt = `${tellDate(last.signedAt, 'en', timeZone)}, ${tellTime(last.signedAt, timeZone)}`;
    return {
      title: 'Health coaching note',
      patient: inFull(await patientOf(tx, parts, actor), timeZone),
      text: last.note,
      foot: `${practice?.name ?? ''} · signed by ${last.signed.coach.name}, ${signedAt} · version ${last.version}`,
    };
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
    const practice = await thePractice(tx);
    return handout({
      plans,
      patientName: (await patientOf(tx, parts, actor))?.name,
      practice: {
        name: practice?.name ?? '',
        phone: actor.settings.phone,
      },
      coach: { name: actor.staff.name },
      language,
    });
  });

const patientOf = async (tx: PracticeTx, parts: Parts, actor: Actor): Promise<ChartPatient | undefined> => {
  const snapshot = await lastSnapshot(tx, parts.keys, actor.practiceId, actor.patientId);
  return snapshot?.patient.status === 'recorded' ? snapshot.patient.value : undefined;
};

/** On paper a name alone is not enough to know whose it is. */
const inFull = (patient: ChartPatient | undefined, timeZone: string): string =>
  [
    patient?.name,
    patient?.birthDate && `born ${tellDate(patient.birthDate, 'en', timeZone)}`,
    patient?.mrn && `MRN ${patient.mrn}`,
  ]
    .filter(Boolean)
    .join(' · ');
