import { tellClock, tellDate } from '../tell-date.ts';
import { clockIn, dayIn } from '../time-zone.ts';
import type { Message, MessageWay, Sent } from './message.ts';

/** What becomes of messages in the chart, by the practice's choice: one short note a day, or each by itself. */
export const messagesInChart = ['nothing', 'day-note', 'each'] as const;
export type MessagesInChart = (typeof messagesInChart)[number];
export type MessageSettings = { inChart: MessagesInChart };
export const usualMessages: MessageSettings = { inChart: 'nothing' };

/** A message belongs into a chart once it came, or has gone out; what is only kept here was said to nobody yet. */
export const wasSaid = (message: Message): boolean => message.from !== 'coach' || message.left !== undefined;

/** The instant a chart tells it by: when it was written, or went out. */
export const saidAt = (message: Message): string =>
  message.from === 'coach' ? (message.left?.at ?? message.recordedAt) : message.writtenAt;

/** The day whose note it belongs to. */
export const dayOfMessage = (message: Message, timeZone: string): string => dayIn(saidAt(message), timeZone);

/** What a note of messages is called in the chart. Notes are filed in English. */
export const messageNoteTitle = (from: string, timeZone: string): string =>
  `Health coaching messages, ${tellDate(from, 'en', timeZone)}`;

const byWay: { [way in MessageWay]: string } = {
  portal: 'by portal',
  text: 'by text message',
  paper: 'on paper',
  told: 'in spoken words',
  other: 'in another way',
  page: 'by the coaching page',
};

/** Messages of one patient as a short note, word for word, in their order; one that was taken back says so. */
export const messageNote = (messages: readonly Message[], timeZone: string): string =>
  messages
    .toSorted((a, b) => Date.parse(saidAt(a)) - Date.parse(saidAt(b)))
    .map(message => linesOf(message, timeZone))
    .join('\n');

function linesOf(message: Message, timeZone: string): string {
  const at = saidAt(message);
  const when = `${tellDate(at, 'en', timeZone)}, ${tellClock(clockIn(at, timeZone))}`;
  if (message.takenBack) return `${when}: a message of the coach, taken back before it was seen.`;
  const who =
    message.from === 'coach' ? sentLine(message) : `From ${whoWrote[message.from]}, ${byWay[message.way]}`;
  const other = message.language.startsWith('en') ? '' : ` (written in ${languageName(message.language)})`;
  const { settled } = message.translation ?? {};
  const translated = settled?.words ? [`  In English, by ${settled.by}: ${settled.words}`] : [];
  return [`${when}: ${who}${other}.`, `  “${message.body}”`, ...translated].join('\n');
}

/** It says no more than somebody said: copied for the portal is not yet read there. */
function sentLine({ by, left }: Sent): string {
  if (left === undefined) return `From ${by}, kept and not gone out`;
  return left.how === 'copied'
    ? `From ${by}, copied to be sent ${byWay[left.way]}`
    : `From ${by}, given ${byWay[left.way]}`;
}

const whoWrote = { patient: 'the patient', circle: 'somebody close to the patient' };

const languageName = (tag: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
