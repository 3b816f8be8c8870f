import type { Message } from '../../domain/message/message.ts';
import { byNeed, standingOf, type ThreadStanding } from '../../domain/message/thread.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { ownPatients } from '../../storage/groups.ts';
import { draftsOfCoach } from '../../storage/message-drafts.ts';
import { lastReached, messagesMark, messagesOfMany } from '../../storage/messages.ts';
import { patientsFlagged } from '../../storage/open-flags.ts';
import { auditShown } from '../audit-shown.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';
import { type PatientOfThread, spokenWith } from './spoken-with.ts';

/** One thread in the list: whose, how it stands, and how its last message begins. */
export type ThreadLine = ThreadStanding & {
  patientId: string;
  patient?: string;
  language?: string;
  interpreter: PatientOfThread['interpreter'];
  last: { from: Message['from']; begins: string; language: string };
  draftAt?: string;
  /** A clinician has still to close one. */
  redFlag: boolean;
};
export type InboxView = {
  threads: ThreadLine[];
  /** Own patients with whom nothing was written yet. */
  others: { patientId: string; patient?: string }[];
  mark: string;
};

const beginsWith = 90;

/** A coach's threads, who needs them first. It names patients, so no page of a chart shows it; each is written down. */
export const lookAtInbox = async (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  who: Colleague,
  now: Date,
): Promise<InboxView | Refusal> => {
  if (who.patientId !== undefined) return refuse('conflict', 'list-without-chart');
  return parts.db.withPractice(who.practiceId, async tx => {
    const own = await ownPatients(tx, who.staff.id);
    const [threads, reached, flagged, drafts] = [
      await messagesOfMany(tx, own),
      await lastReached(tx, own),
      await patientsFlagged(tx, own),
      new Map((await draftsOfCoach(tx, who.staff.id)).map(({ patientId, savedAt }) => [patientId, savedAt])),
    ];
    const lines: ThreadLine[] = [];
    const others: InboxView['others'] = [];
    for (const patientId of own) {
      const { name, language, interpreter } = await spokenWith(tx, parts, who.practiceId, patientId);
      const whose = { patientId, ...(name && { patient: name }) };
      const messages = (threads.get(patientId) ?? []).map(({ message }) => message);
      const last = messages.at(-1);
      if (last === undefined) {
        others.push(whose);
        continue;
      }
      const draftAt = drafts.get(patientId);
      lines.push({
        ...{ ...standingOf(messages, reached.get(patientId)), ...whose, interpreter },
        ...(language && { language }),
        redFlag: flagged.has(patientId),
        last: { from: last.from, begins: last.body.slice(0, beginsWith), language: last.language },
        ...(draftAt && { draftAt: new Date(draftAt).toISOString() }),
      });
    }
    await auditShown(tx, parts, who, { action: 'look-at-inbox', patients: own }, now);
    return {
      threads: lines.toSorted(byNeed),
      others: others.toSorted((a, b) => (a.patient ?? '').localeCompare(b.patient ?? '')),
      mark: await messagesMark(tx),
    };
  });
};
