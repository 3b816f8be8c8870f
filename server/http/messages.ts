import { z } from 'zod';
import { keepers } from '../domain/practice/settings.ts';
import type { Colleague } from '../workflow/handoff/file-handoff.ts';
import { keepDraftOfMessage } from '../workflow/message/keep-draft.ts';
import { keepMessageSettings, lookAtMessageSettings } from '../workflow/message/keep-message-settings.ts';
import { lookAtInbox } from '../workflow/message/look-at-inbox.ts';
import { lookAtThread } from '../workflow/message/look-at-thread.ts';
import {
  markLeft,
  markReading,
  markSeen,
  settleTranslation,
  takeBackMessage,
} from '../workflow/message/mark-message.ts';
import { receiveMessage } from '../workflow/message/receive-message.ts';
import { lookAtSnippets, saveSnippet, takeSnippetAway } from '../workflow/message/snippets.ts';
import { writeMessage } from '../workflow/message/write-message.ts';
import { answered } from './answered.ts';
import {
  draftBody,
  draftKept,
  leavingBody,
  messageBody,
  messageMarked,
  messageSettings,
  ofMessage,
  ofSnippet,
  readingBody,
  receivedBody,
  seenBody,
  snippetBody,
  threadQuery,
  translationBody,
} from './contract/message.ts';
import type { LoginIdentity } from './identity.ts';
import { readerLanguage } from './reader-language.ts';
import { defineRoute, type Route } from './route-table.ts';

const coaches = { audience: 'clinician', patientBound: false, roles: ['coach'] } as const;
const ofOne = { ...coaches, params: ofMessage, answers: { 200: messageMarked } } as const;
const byKeeper = { audience: 'clinician', roles: keepers, patientBound: false } as const;
const ofSnippets = { ...coaches, roles: ['coach', ...keepers] } as const;

/** Messages with patients: in a chart of its patient, without one of a coach's own patients. Nothing here sends any. */
export const messageRoutes: Route[] = [
  defineRoute(
    {
      ...{ ...coaches, method: 'GET', path: '/api/inbox', answers: { 200: 'json' } },
      audit: 'look-at-inbox',
      summary: 'A coach’s threads of messages, who needs them first. Only in a launch without a chart.',
    },
    async ({ parts, identity, now }) => answered(await lookAtInbox(parts, whoOf(identity), now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'GET', path: '/api/messages', query: threadQuery, answers: { 200: 'json' } },
      audit: 'look-at-messages',
      summary: 'The messages with a patient, with what is being written.',
    },
    async ({ parts, identity, query, now }) =>
      answered(await lookAtThread(parts, whoOf(identity), query.patient, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'POST', path: '/api/messages', body: messageBody },
      ...{ answers: { 200: messageMarked }, audit: 'write-message' },
      summary: 'Keeps what a coach wrote to a patient. It goes nowhere by itself.',
    },
    async ({ parts, identity, body, now }) => answered(await writeMessage(parts, whoOf(identity), body, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'POST', path: '/api/received-messages', body: receivedBody },
      ...{ answers: { 200: 'json' }, audit: 'receive-message' },
      summary: 'Writes down what came from a patient by another way, and raises what the rules find in it.',
    },
    async ({ parts, identity, body, now, req }) =>
      answered(await receiveMessage(parts, whoOf(identity), { ...body, reads: readerLanguage(req) }, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'PUT', path: '/api/message-draft', body: draftBody },
      ...{ answers: { 200: draftKept }, audit: 'keep-message-draft' },
      summary: 'Keeps what a coach is still writing to a patient, or throws it away.',
    },
    async ({ parts, identity, body, now }) =>
      answered(await keepDraftOfMessage(parts, whoOf(identity), body, now)),
  ),
  defineRoute(
    {
      ...{ ...ofOne, method: 'PUT', path: '/api/messages/:id/reading', body: readingBody },
      audit: 'mark-message',
      summary:
        'How far the coach is with a message that came: unread, read, or read and no answer is asked for.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await markReading(parts, whoOf(identity), params.id, body.reading, now)),
  ),
  defineRoute(
    {
      ...{ ...ofOne, method: 'PUT', path: '/api/messages/:id/leaving', body: leavingBody },
      audit: 'send-message-out',
      summary: 'That a message has gone out, and how: copied to be sent elsewhere, or given.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await markLeft(parts, whoOf(identity), params.id, body, now)),
  ),
  defineRoute(
    {
      ...{ ...ofOne, method: 'PUT', path: '/api/messages/:id/seen', body: seenBody, audit: 'mark-message' },
      summary: 'Whether the patient has seen a message, as far as somebody can say.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await markSeen(parts, whoOf(identity), params.id, body.seen, now)),
  ),
  defineRoute(
    {
      ...{ ...ofOne, method: 'PUT', path: '/api/messages/:id/translation', body: translationBody },
      audit: 'translate-message',
      summary: 'That somebody put a message into the reader’s language, and what it says there.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await settleTranslation(parts, whoOf(identity), params.id, body, now)),
  ),
  defineRoute(
    {
      ...{ ...ofOne, method: 'DELETE', path: '/api/messages/:id', audit: 'take-back-message' },
      summary: 'Takes back a message that the patient has not seen; its words stay as taken back.',
    },
    async ({ parts, identity, params, now }) =>
      answered(await takeBackMessage(parts, whoOf(identity), params.id, now)),
  ),
  defineRoute(
    {
      ...{ ...ofSnippets, method: 'GET', path: '/api/snippets', answers: { 200: 'json' } },
      audit: 'look-at-snippets',
      summary: 'Pieces of text to write with: one’s own, the practice’s, and the house’s.',
    },
    async ({ parts, identity, now, req }) =>
      answered(await lookAtSnippets(parts, whoOf(identity), readerLanguage(req), now)),
  ),
  defineRoute(
    {
      ...{ ...ofSnippets, method: 'PUT', path: '/api/snippets/:id', params: ofSnippet, body: snippetBody },
      ...{ answers: { 200: z.strictObject({ id: z.string() }) }, audit: 'keep-snippet' },
      summary: 'Keeps a snippet: a coach’s own, or the practice’s by who keeps the practice.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await saveSnippet(parts, whoOf(identity), { id: params.id, ...body }, now)),
  ),
  defineRoute(
    {
      ...{ ...ofSnippets, method: 'DELETE', path: '/api/snippets/:id', params: ofSnippet },
      ...{ answers: { 200: z.strictObject({ id: z.string() }) }, audit: 'drop-snippet' },
      summary: 'Takes a snippet away; what was written by it stays.',
    },
    async ({ parts, identity, params, now }) =>
      answered(await takeSnippetAway(parts, whoOf(identity), params.id, now)),
  ),
  defineRoute(
    {
      ...byKeeper,
      ...{ method: 'GET', path: '/api/message-settings', answers: { 200: messageSettings } },
      audit: 'look-at-message-settings',
      summary: 'What of messages with patients goes into the chart.',
    },
    async ({ parts, identity, now }) => ({
      status: 200,
      json: await lookAtMessageSettings(parts, whoOf(identity), now),
    }),
  ),
  defineRoute(
    {
      ...byKeeper,
      ...{ method: 'PUT', path: '/api/message-settings', body: messageSettings },
      ...{ answers: { 200: messageSettings }, audit: 'change-settings' },
      summary: 'Says what of messages with patients goes into the chart.',
    },
    async ({ parts, identity, body, now }) => ({
      status: 200,
      json: await keepMessageSettings(parts, whoOf(identity), body, now),
    }),
  ),
];

const whoOf = (identity: LoginIdentity): Colleague => {
  const { practiceId, loginId, staff, patientId, visitId, iss, scopes, settings } = identity;
  return { practiceId, loginId, staff, patientId, visitId, iss, scopes, settings };
};
