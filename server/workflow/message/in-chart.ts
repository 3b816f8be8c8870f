import { mayUpdate, rule } from '../../chart/acceptance.ts';
import { besideWrites } from '../../chart/write/beside-session.ts';
import { messageResource } from '../../chart/write/message.ts';
import {
  dayOfMessage,
  type MessagesInChart,
  messageNote,
  messageNoteTitle,
  saidAt,
  usualMessages,
  wasSaid,
} from '../../domain/message/message-note.ts';
import type { ChartItem } from '../../domain/session/signed.ts';
import { insertChartWrites, writesToChange } from '../../storage/chart-writes.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { type KeptMessage, messagesOf } from '../../storage/messages.ts';
import { namedId } from '../../storage/named-id.ts';
import { fileByHand, termsOfCharts } from '../file-by-hand.ts';
import type { Colleague } from '../handoff/file-handoff.ts';

type Whose = Pick<Colleague, 'practiceId' | 'settings'>;

/** What stands in the place of a session for the note of a coach's messages with a patient on a day. */
export const messagesOfDay = (practiceId: string, patientId: string, staffId: string, day: string): string =>
  namedId(`messages of ${practiceId} ${patientId} ${staffId} ${day}`);

/** Under what a message stands in the ledger, by the practice's choice; nothing while it was said to nobody. */
export const messageInChart = (
  { practiceId, settings }: Whose,
  { patientId, staffId, message }: KeptMessage,
): string | undefined => {
  const inChart = choiceOf(settings);
  if (inChart === 'nothing' || !wasSaid(message)) return undefined;
  if (inChart === 'each') return message.id;
  return messagesOfDay(practiceId, patientId, staffId, dayOfMessage(message, settings.timeZone));
};

/**
 * Puts a message into the outbox as the practice chose, once it came or has gone out: by itself (a Communication where this
 * EMR takes one, and else a short note), or in the one note of its day.
 */
export async function fileMessage(
  tx: PracticeTx,
  who: Colleague,
  kept: KeptMessage,
  now: Date,
): Promise<void> {
  const about = messageInChart(who, kept);
  if (about === undefined) return;
  if (choiceOf(who.settings) === 'each') {
    if (await fileByItself(tx, who, kept, now)) return;
    return fileNote(tx, who, about, [kept], now);
  }
  const { timeZone } = who.settings;
  const day = dayOfMessage(kept.message, timeZone);
  const ofDay = (await messagesOf(tx, kept.patientId)).filter(
    ({ staffId, message }) =>
      staffId === kept.staffId && wasSaid(message) && dayOfMessage(message, timeZone) === day,
  );
  await fileNote(tx, who, about, ofDay, now);
}

const choiceOf = ({ messages = usualMessages }: Colleague['settings']): MessagesInChart => messages.inChart;

/** As a Communication; false where this EMR takes none, or would not let what stands there be put right. */
async function fileByItself(
  tx: PracticeTx,
  who: Colleague,
  { patientId, message }: KeptMessage,
  now: Date,
): Promise<boolean> {
  const terms = await termsOfCharts(tx, who, now);
  const isTaken = rule({ kind: 'message' }, terms, false).because === 'accepted';
  if (!isTaken || (message.takenBack && !mayUpdate({ kind: 'message' }, terms))) return false;
  const previous = await writesToChange(tx, message.id);
  const { practiceId, iss, staff } = who;
  const coach = { reference: staff.fhirUser, display: staff.name };
  const resource = () => messageResource(message, { patientId, coach });
  const rows = besideWrites([{ kind: 'message', label: 'Message with the patient', resource }], {
    ...{ about: message.id, patientId, iss, practiceId, staffId: staff.id, previous, terms },
    version: 1 + Math.max(0, ...previous.map(row => row.sessionVersion)),
    newId: () => crypto.randomUUID(),
    now: now.toISOString(),
  });
  await insertChartWrites(tx, rows);
  return true;
}

const fileNote = (
  tx: PracticeTx,
  who: Colleague,
  about: string,
  kept: readonly KeptMessage[],
  now: Date,
): Promise<void> =>
  fileByHand(
    tx,
    who,
    {
      about,
      tell: isThere => {
        // Of what never left, what was taken back is told to nobody.
        const told = kept.filter(({ message }) => isThere || !message.takenBack);
        const [first] = told;
        if (first === undefined) return undefined;
        const times = told.map(({ message }) => saidAt(message)).toSorted();
        const [from = '', to = from] = [times[0], times.at(-1)];
        const { timeZone } = who.settings;
        const note: ChartItem = {
          ...{ key: 'note', kind: 'note', title: messageNoteTitle(from, timeZone), start: from, end: to },
          ...{
            language: 'en',
            text: messageNote(
              told.map(({ message }) => message),
              timeZone,
            ),
          },
        };
        return { patientId: first.patientId, from, to, items: [note] };
      },
    },
    now,
  );
