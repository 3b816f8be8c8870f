import { type MessageSettings, usualMessages } from '../../domain/message/message-note.ts';
import { changePracticeSettings, thePractice } from '../../storage/practices.ts';
import { auditKeeper } from '../emr/audit-keeper.ts';
import type { Keeper, WorkflowParts } from '../parts.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys'>;

/** What becomes of messages with patients in the chart. */
export const lookAtMessageSettings = (parts: Parts, keeper: Keeper, now: Date): Promise<MessageSettings> =>
  parts.db.withPractice(keeper.practiceId, async tx => {
    await auditKeeper(tx, parts, keeper, { action: 'look-at-message-settings' }, now);
    return (await thePractice(tx))?.settings.messages ?? usualMessages;
  });

/** A keeper decides it. It holds for what comes and goes out from then on; what is in the chart stays there. */
export const keepMessageSettings = (
  parts: Parts,
  keeper: Keeper,
  messages: MessageSettings,
  now: Date,
): Promise<MessageSettings> =>
  parts.db.withPractice(keeper.practiceId, async tx => {
    await changePracticeSettings(tx, before => ({ ...before, messages }));
    const detail = { of: 'messages', inChart: messages.inChart };
    await auditKeeper(tx, parts, keeper, { action: 'change-settings', detail }, now);
    return messages;
  });
