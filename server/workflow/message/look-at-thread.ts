import type { MessageDraft } from '../../domain/message/draft.ts';
import type { Message } from '../../domain/message/message.ts';
import { type MessagesInChart, usualMessages } from '../../domain/message/message-note.ts';
import { standingOf, type ThreadStanding } from '../../domain/message/thread.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Receipt } from '../../domain/session/signed.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { draftOfMessage } from '../../storage/message-drafts.ts';
import { type KeptMessage, lastReached, messagesOf } from '../../storage/messages.ts';
import { patientsFlagged } from '../../storage/open-flags.ts';
import { receiptsOfSession } from '../../views/receipts.ts';
import { patientAbout } from '../contact/about-patient.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';
import { auditMessage } from './audit-message.ts';
import { messageInChart } from './in-chart.ts';
import { type PatientOfThread, spokenWith } from './spoken-with.ts';

/** A thread with all that is needed to answer in it. `patient`: their name, only in a launch without a chart. */
export type ThreadView = {
  patientId: string;
  patient?: string;
  /** What a snippet calls them: the first of their given names. */
  firstName?: string;
  coach: string;
  phone: string;
  language?: string;
  interpreter: PatientOfThread['interpreter'];
  standing: ThreadStanding;
  /** A clinician has still to close one. */
  redFlag: boolean;
  inChart: MessagesInChart;
  draft?: MessageDraft & { savedAt: string };
  messages: (Message & { by: string; mine: boolean; receipt?: Receipt })[];
};

/** A patient's messages with us, oldest first. Looking is written down with the patient. */
export const lookAtThread = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  who: Colleague,
  asked: string | undefined,
  now: Date,
): Promise<ThreadView | Refusal> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const patientId = await patientAbout(tx, who, asked);
    if (isRefusal(patientId)) return patientId;
    const { practiceId, settings, staff } = who;
    const kept = await messagesOf(tx, patientId);
    const reached = (await lastReached(tx, [patientId])).get(patientId);
    const draft = await draftOfMessage(tx, { staffId: staff.id, patientId });
    const { name, language, interpreter } = await spokenWith(tx, parts, practiceId, patientId);
    const receipts = await receiptsOf(tx, who, kept);
    await auditMessage(tx, parts, who, { action: 'look-at-messages', patientId }, now);
    return {
      ...{ patientId, coach: staff.name, phone: settings.phone, interpreter },
      ...(name && who.patientId === undefined && { patient: name }),
      ...(name && { firstName: firstOf(name) }),
      ...(language && { language }),
      standing: standingOf(
        kept.map(({ message }) => message),
        reached,
      ),
      redFlag: (await patientsFlagged(tx, [patientId])).has(patientId),
      inChart: (settings.messages ?? usualMessages).inChart,
      ...(draft && { draft: { ...draft.written, savedAt: new Date(draft.savedAt).toISOString() } }),
      messages: kept.map(one => {
        const receipt = receipts.get(messageInChart(who, one) ?? '');
        return {
          ...{ ...one.message, by: one.coach, mine: one.staffId === staff.id },
          ...(receipt && { receipt }),
        };
      }),
    };
  });

async function receiptsOf(
  tx: PracticeTx,
  who: Colleague,
  kept: readonly KeptMessage[],
): Promise<Map<string, Receipt>> {
  const found = new Map<string, Receipt>();
  for (const about of new Set(kept.slice(-shown).flatMap(one => messageInChart(who, one) ?? []))) {
    const rows = await receiptsOfSession(tx, about);
    const one =
      rows.findLast(({ kind }) => kind === 'message') ?? rows.findLast(({ kind }) => kind === 'note');
    if (one) found.set(about, one.receipt);
  }
  return found;
}

/** What became in the chart of the older ones stands in the chart. */
const shown = 20;

const firstOf = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
