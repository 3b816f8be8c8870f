import { type Refusal, refuse } from '../refusal.ts';
import { gapsLeft } from './snippet.ts';

/** Who wrote it. `circle`: family, or whoever else stands by the patient. */
export const writers = ['patient', 'coach', 'circle'] as const;
export type Writer = (typeof writers)[number];

/** How it came, or how it went out. `page`: the patient's own page on their phone, once there is one. */
export const messageWays = ['portal', 'text', 'paper', 'told', 'other', 'page'] as const;
export type MessageWay = (typeof messageWays)[number];
/** Those that a person can say of a message by hand. */
export const waysByHand = [
  'portal',
  'text',
  'paper',
  'told',
  'other',
] as const satisfies readonly MessageWay[];

/** How far the coach is with one that came. `done`: read, and it asks for no answer. */
export const readings = ['unread', 'read', 'done'] as const;
export type Reading = (typeof readings)[number];

/** Why somebody must put it into another language, and who did, when and how. */
export type Translation = {
  why: 'language' | 'interpreter';
  settled?: { at: string; by: string; how: TranslatedHow; words?: string };
};
export const translatedHows = ['read-by-me', 'interpreter', 'translated'] as const;
export type TranslatedHow = (typeof translatedHows)[number];

/** Whether the patient saw it; nobody tells us, so somebody must have said it. */
export type Seen = { is: 'unknown' } | { is: 'not-yet' } | { is: 'seen'; at: string };

type Written = {
  id: string;
  language: string;
  body: string;
  /** When it was written, and when it was kept here. */
  writtenAt: string;
  recordedAt: string;
  /** The message that it answers. */
  answers?: string;
  translation?: Translation;
  takenBack?: { at: string };
};

/** One that came from the patient or somebody close to them. */
export type Received = Written & { from: 'patient' | 'circle'; way: MessageWay; reading: Reading };

/**
 * One that a coach wrote. It is kept here; it has gone out only once somebody said how (`left`). `choices`: short answers
 * that the patient may tap one day.
 */
export type Sent = Written & {
  from: 'coach';
  by: string;
  choices: string[];
  left?: { at: string; how: 'copied' | 'given'; way: MessageWay };
  seen: Seen;
};

export type Message = Received | Sent;

export const longestMessage = 2_000;
export const mostChoices = 4;
export const longestChoice = 40;
/** Clocks of two machines differ; so far ahead is not the future. */
const aheadMs = 120_000;
const oldestMs = 366 * 86_400_000;

/**
 * Whether what a coach wrote may be kept. Refuses, with the field to put right: nothing written, or too much; a gap of a
 * snippet left open; the same short answer twice.
 */
export function refusalOfWritten({ body, choices }: Pick<Sent, 'body' | 'choices'>): Refusal | undefined {
  const text = body.trim();
  if (text === '') return refuse('bad-request', 'message-empty', 'body');
  if (text.length > longestMessage) return refuse('bad-request', 'message-too-long', 'body');
  if (gapsLeft(text).length > 0) return refuse('bad-request', 'message-gap', 'body');
  if (new Set(choices).size < choices.length) return refuse('bad-request', 'message-choices', 'choices');
  return undefined;
}

/** The same of one that came and is written down: nothing in it, too long, not written yet, or more than a year ago. */
export function refusalOfReceived(
  { body, writtenAt }: Pick<Received, 'body' | 'writtenAt'>,
  now: string,
): Refusal | undefined {
  if (body.trim() === '') return refuse('bad-request', 'message-empty', 'body');
  if (body.trim().length > longestMessage) return refuse('bad-request', 'message-too-long', 'body');
  const ms = Date.parse(now) - Date.parse(writtenAt);
  if (ms < -aheadMs) return refuse('bad-request', 'message-ahead', 'when');
  return ms > oldestMs ? refuse('bad-request', 'message-too-old', 'when') : undefined;
}

/** Only what the patient has not seen can be taken back; what came stays as it came. */
export function refusalToTakeBack(message: Message): Refusal | undefined {
  if (message.from !== 'coach') return refuse('conflict', 'message-came');
  return message.seen.is === 'seen' ? refuse('conflict', 'message-seen') : undefined;
}

export const isReceived = (message: Message): message is Received => message.from !== 'coach';
