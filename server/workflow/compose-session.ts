import { routeItems, wantsVisit } from '../chart/capability.ts';
import type { RoutedItem } from '../domain/chart/chart-write.ts';
import type { EmrExperience } from '../domain/chart/emr-access.ts';
import type { Handoff } from '../domain/handoff/handoff.ts';
import { afterTalk } from '../domain/handoff/talk.ts';
import type { SaidByClinician } from '../domain/physician/answers-note.ts';
import type { Refusal } from '../domain/refusal.ts';
import { chartItems } from '../domain/session/chart-items.ts';
import { endedSince, keysEndedSince } from '../domain/session/later-talks.ts';
import { type NoteContext, noteText } from '../domain/session/note.ts';
import type { RaisedHere } from '../domain/session/note-raised.ts';
import { wouldSign } from '../domain/session/sign.ts';
import type { SignedSession } from '../domain/session/signed.ts';
import type { PracticeTx } from '../storage/database.ts';
import { experienceOf } from '../storage/emr-experience.ts';
import { timeAtFirstSignature } from '../storage/first-signature.ts';
import { handoffOfSession } from '../storage/handoffs.ts';
import { type EmrRow, emrByIss } from '../storage/practices.ts';
import { type RaisedAbout, raisedBeforeTalk } from '../storage/raised-before.ts';
import { raisedInTalk } from '../storage/raised-in-talk.ts';
import { saidByClinician } from '../storage/said-by-clinician.ts';
import type { SessionRow } from '../storage/sessions.ts';
import { type EarlierPlans, earlierPlans } from './earlier-plans.ts';
import type { Actor } from './parts.ts';

export type Composed = {
  signed: SignedSession;
  note: string;
  /** All that the note tells besides the record. */
  context: NoteContext & { raisedHere: RaisedHere[] };
  /** What physicians answered, which this session takes up. */
  answers: SaidByClinician[];
  routed: RoutedItem[];
  earlier: EarlierPlans;
  /** The handoff it was opened from, of which the note tells as it is after the talk. */
  handoff?: { before: Handoff; after: Handoff };
  /** Whether this EMR files the note only into a visit of its own. */
  visitWanted: boolean;
  /** All that keeps the draft from being signed; empty when nothing does. */
  refusals: Refusal[];
};

/** The actor's EMR and what was met with it. */
export type EmrMet = { emr: EmrRow; experience: EmrExperience[] };

export const emrMet = async (tx: PracticeTx, iss: string): Promise<EmrMet> => {
  const [emr, experience] = await Promise.all([emrByIss(tx, iss), experienceOf(tx, iss)]);
  if (emr === undefined) throw new Error('a login stands on an EMR that its practice does not have');
  return { emr, experience };
};

/**
 * What signing would make of a draft and where each item would go in this EMR, without keeping anything. The preview
 * and the signature share it, so that what was shown is what is filed. `note`: the coach's own words for the note.
 */
export const composeSession = async (
  tx: PracticeTx,
  actor: Actor,
  { session, emr, experience }: { session: SessionRow } & EmrMet,
  own: { note?: string; amendmentReason?: string },
  now: Date,
): Promise<Composed> => {
  const { staff, settings } = actor;
  // What was reported, and what a physician answered, is told in a talk with the patient, not in a group.
  const [earlier, before, raised, answers, atFirst] = await Promise.all([
    earlierPlans(tx, session, actor.iss),
    handoffOfSession(tx, session.id),
    session.inGroup ? noneRaised(session) : raisedBeforeTalk(tx, session),
    session.inGroup ? [] : saidByClinician(tx, session.patientId, session),
    session.version > 0 ? timeAtFirstSignature(tx, session.id) : undefined,
  ]);
  const raisedHere = raised.isRaisedHere ? await raisedInTalk(tx, session.id) : [];
  const { signed: written, refusals } = wouldSign({
    id: session.id,
    version: session.version + 1,
    patientId: session.patientId,
    coach: { staffId: staff.id, name: staff.name, credential: staff.credential, fhirUser: staff.fhirUser },
    visitId: session.visitId ?? undefined,
    draft: session.draft,
    openedAt: session.openedAt,
    now: now.toISOString(),
    settings,
    atFirst,
    closedFlags: raisedHere.flatMap(({ flagId, closed }) => (closed ? [flagId] : [])),
    amendmentReason: own.amendmentReason,
    ...(session.inGroup && { group: session.inGroup }),
  });
  const signed: SignedSession = own.note === undefined ? written : { ...written, ownNote: true };
  const { plansBefore, plansStanding, sessionsBefore, later } = earlier;
  const ended = endedSince(session.id, later);
  const coach = { staffId: staff.id, name: staff.name };
  const handoff = before && afterTalk(before, signed.record.how?.means, coach, now.toISOString());
  const takenBack = earlier.takenBack.flatMap(({ id, mayBeEndedInChart }) => (mayBeEndedInChart ? [id] : []));
  const told = { settings, plansBefore, plansStanding, takenBack, endedSince: ended, handoff };
  const context = { ...told, raisedBefore: raised.before, raisedHere, answers };
  const note = own.note ?? noteText(signed, context);
  const terms = {
    ...{ accepts: emr.pinned.accepts, scopes: actor.scopes, vendor: emr.vendor, claims: emr.claims },
    ...{ experience, now: now.toISOString() },
  };
  const routed = routeItems(
    chartItems(signed, { settings, note, plansBefore, sessionsBefore, settledLater: later.plans }),
    terms,
    session.visitId ?? undefined,
    keysEndedSince(signed, ended),
  );
  return {
    ...{ signed, note, context, answers, routed, earlier, visitWanted: wantsVisit(terms), refusals },
    ...(before && handoff && { handoff: { before, after: handoff } }),
  };
};

/** Of a group, where a red flag is the page's own. */
const noneRaised = ({ draft }: SessionRow): RaisedAbout => ({
  before: [],
  isRaisedHere: draft.redFlags !== undefined,
});
