import { type MessagesInChart, messagesInChart } from '../domain/message/message-note.ts';
import { audit } from '../storage/audit.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import { changePracticeSettings } from '../storage/practices.ts';

/** What becomes of messages with patients in the chart: `messages set --value nothing|day-note|each`. */
export async function messagesByCommand(
  { db, keys }: { db: Database; keys: KeyRing },
  command: string,
  { iss, value }: { iss: string; value?: string },
  now: Date,
): Promise<string[]> {
  const inChart = messagesInChart.find(one => one === value);
  if (command !== 'set' || inChart === undefined)
    throw new Error(`messages set --value ${messagesInChart.join('|')}`);
  const practiceId = await db.practiceByIss(iss);
  if (practiceId === undefined) throw new Error('No practice has this EMR.');
  await db.withPractice(practiceId, async tx => {
    await changePracticeSettings(tx, settings => ({ ...settings, messages: { inChart } }));
    const entry = { actor: 'operator', action: 'change-settings', outcome: 'done' } as const;
    await audit(tx, keys, { ...entry, detail: { of: 'messages' } }, practiceId, now);
  });
  return [`Messages in the chart: ${told[inChart]}`];
}

const told: { [choice in MessagesInChart]: string } = {
  nothing: 'nothing of them.',
  'day-note': 'one short note a day, for each patient and coach.',
  each: 'each by itself: as a Communication where the EMR takes one, else as a short note.',
};
