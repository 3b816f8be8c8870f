import {
  isReceived,
  type Message,
  type MessageWay,
  type Reading,
  refusalToTakeBack,
  type Seen,
  type TranslatedHow,
} from '../../domain/message/message.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { AuditAction } from '../../storage/audit.ts';
import { ownPatients } from '../../storage/groups.ts';
import { changeMessage, type MessageChange, messageToChange } from '../../storage/messages.ts';
import { tellNews } from '../../storage/news.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';
import { auditMessage } from './audit-message.ts';
import { fileMessage } from './in-chart.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys' | 'outbox'>;
type Marked = { id: string };

/** How far the coach is with one that came: read, not yet, or read and no answer is asked for. */
export const markReading = (parts: Parts, who: Colleague, id: string, reading: Reading, now: Date) =>
  change(parts, who, id, 'mark-message', now, message =>
    isReceived(message) ? { reading } : refuse('conflict', 'no-such-item'),
  );

/** That one has gone out, and how: copied to be sent elsewhere, or given. The first word of it stays. */
export const markLeft = (
  parts: Parts,
  who: Colleague,
  id: string,
  { how, way }: { how: 'copied' | 'given'; way: MessageWay },
  now: Date,
) =>
  change(parts, who, id, 'send-message-out', now, message => {
    if (isReceived(message)) return refuse('conflict', 'no-such-item');
    if (message.takenBack) return refuse('conflict', 'message-taken-back');
    return message.left ? {} : { left: { at: now.toISOString(), how, way } };
  });

/** Whether the patient has seen it, as far as somebody can say. */
export const markSeen = (parts: Parts, who: Colleague, id: string, is: Seen['is'], now: Date) =>
  change(parts, who, id, 'mark-message', now, message => {
    if (isReceived(message)) return refuse('conflict', 'no-such-item');
    if (message.takenBack) return refuse('conflict', 'message-taken-back');
    return { seen: is === 'seen' ? { is, at: now.toISOString() } : { is } };
  });

/** That somebody put it into the reader's language: who, when and how, with what it says there. */
export const settleTranslation = (
  parts: Parts,
  who: Colleague,
  id: string,
  { how, words }: { how: TranslatedHow; words?: string },
  now: Date,
) =>
  change(parts, who, id, 'translate-message', now, ({ translation }) => {
    if (translation === undefined) return refuse('conflict', 'no-such-item');
    const said = words?.trim();
    const settled = { at: now.toISOString(), by: who.staff.name, how, ...(said && { words: said }) };
    return { translation: { why: translation.why, settled } };
  });

/** One that a coach wrote and the patient has not seen counts no more; its words stay, as words that were taken back. */
export const takeBackMessage = (parts: Parts, who: Colleague, id: string, now: Date) =>
  change(parts, who, id, 'take-back-message', now, message => {
    const refusal = refusalToTakeBack(message);
    if (refusal) return refusal;
    return message.takenBack ? {} : { takenBackAt: now.toISOString() };
  });

/** Nothing to change, since it is so already, is no refusal: the same press twice. */
async function change(
  parts: Parts,
  who: Colleague,
  id: string,
  action: AuditAction,
  now: Date,
  decide: (message: Message) => MessageChange | Refusal,
): Promise<Marked | Refusal> {
  const done = await parts.db.withPractice(who.practiceId, async tx => {
    const kept = await messageToChange(tx, id);
    if (kept === undefined) return refuse('not-found', 'no-such-item');
    const { patientId } = kept;
    const isTheirs =
      who.patientId === undefined
        ? (await ownPatients(tx, who.staff.id)).includes(patientId)
        : patientId === who.patientId;
    if (!isTheirs) return refuse('not-found', 'no-such-item');
    const decided = decide(kept.message);
    if (isRefusal(decided)) return decided;
    const names = Object.keys(decided);
    if (names.length > 0) await changeMessage(tx, id, decided, now.toISOString());
    const after = await messageToChange(tx, id);
    const isToTell = !('reading' in decided) && !('seen' in decided) && names.length > 0;
    if (after && isToTell) await fileMessage(tx, who, after, now);
    const [to = 'as-before'] = names;
    const detail = { to: 'reading' in decided ? (decided.reading ?? to) : to };
    await auditMessage(tx, parts, who, { action, patientId, id, detail }, now);
    await tellNews(tx);
    return { id };
  });
  if (!isRefusal(done)) parts.outbox.nudge(who.practiceId);
  return done;
}
