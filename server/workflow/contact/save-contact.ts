import { type ContactWritten, contactFrom } from '../../domain/contact/as-written.ts';
import {
  keepsCalls,
  type LoggedContact,
  modeOfKind,
  refusalOfContact,
  type StandingContact,
  total,
  usualContacts,
} from '../../domain/contact/contact.ts';
import { callAgainWords } from '../../domain/contact/contact-words.ts';
import { mayBeFlags } from '../../domain/group/said-in-group.ts';
import type { Language } from '../../domain/language.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { RedFlagKind } from '../../domain/session/choices.ts';
import { dayIn } from '../../domain/time-zone.ts';
import {
  callsPromised,
  contactToChange,
  insertContact,
  meanwhileOf,
  promiseToCall,
  settleCalls,
} from '../../storage/contacts.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { namesOf } from '../../views/patient-names.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';
import { patientAbout } from './about-patient.ts';
import { fileContact } from './in-chart.ts';

/** What a coach is told of a contact that was kept: nothing of it stops them, some of it they should do. */
export type ContactKept = {
  id: string;
  version: number;
  writtenLater: boolean;
  /** What else of theirs was at the same time; in a chart without a name, since it may be another patient's. */
  overlaps: { is: string; from: string; to: string; patient?: string }[];
  /** Words in it that may be a red flag. */
  mayBeFlags: { kind: RedFlagKind; sentence: string }[];
  /** Nobody wrote down yet that this patient agrees to care between visits, and something waits for it. */
  askConsent: boolean;
};

export type ContactDeed = ContactWritten & { patient?: string; language: Language };

/**
 * A contact that was logged by hand: the row that minutes and panel read, the promise to call again, promises it kept, and
 * what goes into the chart, in one transaction. The same key again is the same contact. Refuses what `refusalOfContact`
 * refuses, and anybody but the patient of this chart or a patient of this coach.
 */
export const saveContact = async (
  parts: WorkflowParts,
  who: Colleague,
  { key, ...written }: ContactDeed & { key: string },
  now: Date,
): Promise<ContactKept | Refusal> => {
  const kept = await parts.db.withPractice(who.practiceId, async tx => {
    const before = await contactToChange(tx, key);
    if (before) return before.row.staffId === who.staff.id ? before.row : refuse('not-found', 'no-such-item');
    const patientId = await patientAbout(tx, who, written.patient);
    if (isRefusal(patientId)) return patientId;
    const contact = contactOf(written, who, now);
    const refusal = refusalOfContact(contact, contextOf(who, now));
    if (refusal) return refusal;
    const at = now.toISOString();
    const keeps = keepsCalls(contact) ? await callsPromised(tx, patientId, at) : [];
    const logged: StandingContact = { ...contact, version: 1, ...(keeps.length > 0 && { keeps }) };
    const of = { practiceId: who.practiceId, id: key, patientId, staffId: who.staff.id };
    const wording = { saveKey: key, loginId: who.loginId, at };
    if (!(await insertContact(tx, of, logged, modeOfKind(logged.kind), wording)))
      return refuse('not-found', 'no-such-item');
    await settleCalls(tx, patientId, keeps, dayIn(logged.from, who.settings.timeZone));
    await promiseToCall(tx, of, logged.next, at);
    await fileContact(tx, who, { id: key, patientId, logged }, now);
    await auditContact(tx, parts, who, { action: 'log-contact', id: key, patientId, logged }, now);
    return { ...of, logged };
  });
  if (isRefusal(kept)) return kept;
  parts.outbox.nudge(who.practiceId);
  return toldOf(parts, who, kept, now);
};

/** What was written, in instants and with the practice's limit. */
export const contactOf = (
  { language, patient: _, ...written }: ContactDeed,
  { settings }: Pick<Colleague, 'settings'>,
  now: Date,
): LoggedContact =>
  contactFrom(written, {
    ...{ now: now.toISOString(), timeZone: settings.timeZone, callAgain: callAgainWords[language] },
    lateMinutes: (settings.contacts ?? usualContacts).lateMinutes,
  });

export const contextOf = ({ settings }: Pick<Colleague, 'settings'>, now: Date) => ({
  ...{ now: now.toISOString(), timeZone: settings.timeZone },
});

type Kept = { id: string; patientId: string; staffId: string; logged: StandingContact };

export const auditContact = (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  { practiceId, loginId, staff }: Colleague,
  deed: {
    action: 'log-contact' | 'correct-contact' | 'take-back-contact';
    id: string;
    patientId: string;
    logged: StandingContact;
  },
  now: Date,
): Promise<void> => {
  const { action, id: entityId, patientId, logged } = deed;
  const detail = { kind: logged.kind, version: logged.version, minutes: total(logged) };
  const doer = { practiceId, loginId, staff, patientId };
  return auditDeed(tx, parts, doer, { action, entity: 'contact', entityId, detail }, now);
};

/** What is told of it once it is kept. */
export async function toldOf(
  parts: WorkflowParts,
  who: Colleague,
  { id, patientId, staffId, logged }: Kept,
  now: Date,
): Promise<ContactKept> {
  const { from, to, said, version, takenBack } = logged;
  const stands = takenBack === undefined;
  const overlaps = await parts.db.withPractice(who.practiceId, async tx => {
    const rows = stands && from !== to ? await meanwhileOf(tx, { staffId, id, from, to }) : [];
    const ids = who.patientId === undefined ? rows.map(row => row.patientId) : [];
    const names = await namesOf(tx, parts.keys, who.practiceId, ids);
    return rows.map(row => ({
      is: row.logged?.kind ?? 'session',
      ...{ from: new Date(row.startedAt).toISOString(), to: new Date(row.endedAt).toISOString() },
      ...(names.get(row.patientId) && { patient: names.get(row.patientId)?.name }),
    }));
  });
  const flags = said && stands ? mayBeFlags({ own: said }) : [];
  const asks = stands && total(logged) > 0 ? await isConsentMissing(parts, who, patientId, now) : false;
  return {
    ...{ id, version, writtenLater: logged.writtenLater === true, overlaps, askConsent: asks },
    mayBeFlags: flags.map(({ kind, sentence }) => ({ kind, sentence })),
  };
}

/** By the rules of billing, and nothing of them comes here but yes or no. */
const isConsentMissing = async (
  parts: WorkflowParts,
  { practiceId, settings }: Colleague,
  patientId: string,
  now: Date,
): Promise<boolean> => {
  const { consentIsMissing } = await import('../desk/by-rules.ts');
  return consentIsMissing(parts, { practiceId, settings, patientId }, now);
};
