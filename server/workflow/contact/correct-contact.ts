import {
  modeOfKind,
  refusalOfContact,
  type StandingContact,
  saysTheSame,
} from '../../domain/contact/contact.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import {
  type ContactRow,
  changeContact,
  contactToChange,
  promiseToCall,
  settleCalls,
} from '../../storage/contacts.ts';
import type { PracticeTx } from '../../storage/database.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';
import { fileContact } from './in-chart.ts';
import {
  auditContact,
  type ContactDeed,
  type ContactKept,
  contactOf,
  contextOf,
  toldOf,
} from './save-contact.ts';

type Change = {
  /** The writer's own key of this change. */
  key: string;
  /** The wording that was looked at. */
  version: number;
  reason: string;
};

/**
 * A contact put right, with the reason. What it said before stays among its wordings; a month that a biller locked tells
 * them what changed. Whether it was written down or sent later is what its first wording said. Refuses a contact of somebody else,
 * of another chart, one that was changed meanwhile or taken back, and what `refusalOfContact` refuses.
 */
export const correctContact = (
  parts: WorkflowParts,
  who: Colleague,
  id: string,
  { key, version, reason, ...written }: Omit<ContactDeed, 'patient'> & Change,
  now: Date,
): Promise<ContactKept | Refusal> =>
  change(parts, who, id, { key, version, reason }, now, before => {
    const { writtenLater: _, sentLate: __, ...contact } = contactOf(written, who, now);
    const { writtenLater, sentLate, keeps } = before;
    const next = {
      ...contact,
      ...(writtenLater && { writtenLater }),
      ...(sentLate && { sentLate }),
      ...(keeps && { keeps }),
    };
    if (saysTheSame(before, next)) return refuse('conflict', 'contact-as-before');
    return refusalOfContact(next, contextOf(who, now)) ?? { ...next, version: version + 1 };
  });

/** A contact that was not: it counts for nothing any more, what it promised and kept is undone, and its wordings stay. */
export const takeBackContact = (
  parts: WorkflowParts,
  who: Colleague,
  id: string,
  asked: Change,
  now: Date,
): Promise<ContactKept | Refusal> =>
  change(parts, who, id, asked, now, before => ({
    ...before,
    version: asked.version + 1,
    takenBack: { reason: asked.reason },
  }));

async function change(
  parts: WorkflowParts,
  who: Colleague,
  id: string,
  { key, version, reason }: Change,
  now: Date,
  decide: (before: StandingContact) => StandingContact | Refusal,
): Promise<ContactKept | Refusal> {
  const kept = await parts.db.withPractice(who.practiceId, async tx => {
    const found = await contactToChange(tx, id);
    if (found === undefined || !isTheirs(found.row, who)) return refuse('not-found', 'no-such-item');
    const { row, keys } = found;
    if (keys.includes(key)) return row;
    if (row.logged.takenBack) return refuse('conflict', 'contact-taken-back');
    if (row.logged.version !== version) return refuse('conflict', 'contact-changed');
    const logged = decide(row.logged);
    if (isRefusal(logged)) return logged;
    const { practiceId, patientId, staffId } = row;
    const of = { practiceId, id, patientId, staffId };
    const wording = { saveKey: key, reason, loginId: who.loginId, at: now.toISOString() };
    await changeContact(tx, of, logged, modeOfKind(logged.kind), wording);
    await settlePromises(tx, who, row, logged, now);
    await fileContact(tx, who, { id, patientId, logged }, now, row.logged);
    const action = logged.takenBack ? 'take-back-contact' : 'correct-contact';
    await auditContact(tx, parts, who, { action, id, patientId, logged }, now);
    return { id, patientId, staffId, logged };
  });
  if (isRefusal(kept)) return kept;
  parts.outbox.nudge(who.practiceId);
  return toldOf(parts, who, kept, now);
}

/** Of this coach; in the launch of a chart of its patient alone. */
const isTheirs = (row: ContactRow, { staff, patientId }: Colleague): boolean =>
  row.staffId === staff.id && (patientId === undefined || patientId === row.patientId);

async function settlePromises(
  tx: PracticeTx,
  { practiceId, settings }: Colleague,
  { id, patientId, staffId, logged: before }: ContactRow,
  logged: StandingContact,
  now: Date,
): Promise<void> {
  const { takenBack, next, keeps = [] } = logged;
  const of = { practiceId, id, patientId, staffId };
  await promiseToCall(tx, of, takenBack ? undefined : next, now.toISOString());
  const on = takenBack ? null : dayIn(logged.from, settings.timeZone);
  await settleCalls(tx, patientId, before.keeps ?? keeps, on);
}
