import { z } from 'zod';
import { isRefusal } from '../domain/refusal.ts';
import { answerConflict, answerUnclearWrite, retryWrite } from '../workflow/answer-receipt.ts';
import { chooseVisit, lookAtVisits } from '../workflow/choose-visit.ts';
import { lookAtReceipts } from '../workflow/look-at-receipts.ts';
import { actorOf } from './actor.ts';
import { chooseVisitBody, conflictBody, unclearBody, visitsView, writeView } from './contract/session.ts';
import { liveReceipts } from './live-receipts.ts';
import { defineRoute, type Route } from './route-table.ts';

const oneOf = z.strictObject({ id: z.uuid() });
const onPatient = { audience: 'clinician', patientBound: true } as const;

/** What became of each item on its way to the chart, now and as it changes. */
export const writeRoutes: Route[] = [
  defineRoute(
    {
      ...onPatient,
      method: 'GET',
      path: '/api/sessions/:id/writes',
      roles: ['coach', 'physician', 'lead'],
      params: oneOf,
      answers: { 200: z.array(writeView) },
      audit: 'look-at-session',
      summary: 'The receipts of a session.',
    },
    async ask => {
      const receipts = await lookAtReceipts(ask.parts, actorOf(ask.identity), ask.params.id, ask.now);
      return isRefusal(receipts) ? receipts : { status: 200, json: receipts };
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'GET',
      path: '/api/sessions/:id/writes/live',
      roles: ['coach', 'physician', 'lead'],
      params: oneOf,
      answers: { 200: 'event-stream' },
      audit: 'look-at-session',
      summary: 'The receipts of a session as they change.',
    },
    async ask => {
      const actor = actorOf(ask.identity);
      const { id } = ask.params;
      const first = await lookAtReceipts(ask.parts, actor, id, ask.now);
      if (isRefusal(first)) return first;
      return { status: 200, stream: res => liveReceipts(res, ask.parts, actor, id, first) };
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/writes/:id/retry',
      roles: ['coach'],
      params: oneOf,
      body: z.strictObject({}),
      answers: { 200: z.array(writeView) },
      audit: 'retry-chart-write',
      summary: 'Sends a refused item once more.',
    },
    async ask => {
      const actor = actorOf(ask.identity);
      const settled = await retryWrite(ask.parts, actor, ask.params.id, ask.now);
      return isRefusal(settled) ? settled : receiptsOf(ask, settled.sessionId);
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/writes/:id/answer',
      roles: ['coach'],
      params: oneOf,
      body: unclearBody,
      answers: { 200: z.array(writeView) },
      audit: 'answer-unclear-write',
      summary: 'Settles an unclear item: somebody looked in the chart.',
    },
    async ask => {
      const actor = actorOf(ask.identity);
      const settled = await answerUnclearWrite(ask.parts, actor, ask.params.id, ask.body.answer, ask.now);
      return isRefusal(settled) ? settled : receiptsOf(ask, settled.sessionId);
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/writes/:id/conflict',
      roles: ['coach'],
      params: oneOf,
      body: conflictBody,
      answers: { 200: z.array(writeView) },
      audit: 'answer-conflict',
      summary: 'Decides about an item that met a change somebody else made in the chart.',
    },
    async ask => {
      const actor = actorOf(ask.identity);
      const settled = await answerConflict(ask.parts, actor, ask.params.id, ask.body.answer, ask.now);
      return isRefusal(settled) ? settled : receiptsOf(ask, settled.sessionId);
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'GET',
      path: '/api/visits',
      roles: ['coach'],
      answers: { 200: visitsView },
      audit: 'look-at-visits',
      summary: 'The visits in the chart that a note may belong to: open ones, and those of the last 30 days.',
    },
    async ask => ({ status: 200, json: await lookAtVisits(ask.parts, actorOf(ask.identity), ask.now) }),
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/sessions/:id/visit',
      roles: ['coach'],
      params: oneOf,
      body: chooseVisitBody,
      answers: { 200: z.array(writeView) },
      audit: 'choose-visit',
      summary:
        'Says which visit a session belongs to; what waited for one is sent. Answers with the receipts.',
    },
    async ask => {
      const actor = actorOf(ask.identity);
      const { params, body } = ask;
      const chosen = await chooseVisit(ask.parts, actor, params.id, body.visitId, ask.now);
      return isRefusal(chosen) ? chosen : receiptsOf(ask, chosen.id);
    },
  ),
];

const receiptsOf = async (
  ask: { parts: Parameters<typeof lookAtReceipts>[0]; identity: Parameters<typeof actorOf>[0]; now: Date },
  sessionId: string,
) => {
  const receipts = await lookAtReceipts(ask.parts, actorOf(ask.identity), sessionId, ask.now);
  return isRefusal(receipts) ? receipts : { status: 200, json: receipts };
};
