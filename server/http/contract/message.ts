import { z } from 'zod';
import {
  longestChoice,
  longestMessage,
  mostChoices,
  readings,
  translatedHows,
  waysByHand,
} from '../../domain/message/message.ts';
import { messagesInChart } from '../../domain/message/message-note.ts';
import { longestSnippetName } from '../../domain/message/snippet.ts';
import type { InboxView, ThreadLine } from '../../workflow/message/look-at-inbox.ts';
import type { ThreadView } from '../../workflow/message/look-at-thread.ts';
import type { Kept } from '../../workflow/message/receive-message.ts';
import type { OfferedSnippet } from '../../workflow/message/snippets.ts';

export type { InboxView, OfferedSnippet, ThreadLine, ThreadView };
export type ReceivedKept = Kept;
export type MessageView = ThreadView['messages'][number];

/** What the browser and the server say to each other about messages with patients. */
const id = z.uuid();
const patient = z.string().min(1).max(120).optional();
/** BCP 47, as charts have it: `es`, `es-MX`, `vi`. */
const language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const body = z.string().max(longestMessage * 2);
const choices = z.array(z.string().max(longestChoice)).max(mostChoices);
const text = z.string().trim().min(1).max(longestMessage);

export const threadQuery = z.strictObject({ patient });
export const ofMessage = z.strictObject({ id });
export const messageMarked = z.strictObject({ id });

export const messageBody = z.strictObject({
  key: id,
  patient,
  language,
  body,
  choices,
  answers: id.optional(),
});

export const receivedBody = z.strictObject({
  ...{ key: id, patient, language, body, answers: id.optional() },
  ...{ from: z.enum(['patient', 'circle']), way: z.enum(waysByHand) },
  when: z.strictObject({ day: z.iso.date(), clock }).optional(),
});
export type ReceivedBody = z.infer<typeof receivedBody>;

export const draftBody = z.strictObject({
  patient,
  written: z.strictObject({ body, language, choices, answers: id.optional() }).nullable(),
});
export const draftKept = z.strictObject({ savedAt: z.iso.datetime() });

export const readingBody = z.strictObject({ reading: z.enum(readings) });
export const leavingBody = z.strictObject({ how: z.enum(['copied', 'given']), way: z.enum(waysByHand) });
export const seenBody = z.strictObject({ seen: z.enum(['unknown', 'not-yet', 'seen']) });
export const translationBody = z.strictObject({
  how: z.enum(translatedHows),
  words: z.string().max(longestMessage).optional(),
});

export const messageSettings = z.strictObject({ inChart: z.enum(messagesInChart) });
export type MessageSettingsView = z.infer<typeof messageSettings>;

export const ofSnippet = z.strictObject({ id });
export const snippetBody = z.strictObject({
  ...{ name: z.string().trim().min(1).max(longestSnippetName), en: text, es: text },
});
