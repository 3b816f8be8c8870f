import { z } from 'zod';
import type { AuditAction } from '../domain/practice/audit-actions.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { answerConflict, answerUnclearWrite, retryWrite } from '../workflow/answer-receipt.ts';
import { chooseVisit, lookAtVisits } from '../workflow/choose-visit.ts';
import { lookAtReceipts } from '../workflow/look-at-receipts.ts';
import type { Actor } from '../workflow/parts.ts';
import { actorOf } from './actor.ts';
import { answered } from './answered.ts';
import type { AppParts } from './app-parts.ts';
import { conflictBody, unclearBody, writeView } from './contract/session.ts';
import { chooseVisitBody, visitsView } from './contract/visits.ts';
import { defineRoute, type Route } from './route-table.ts';

const oneOf = z.strictObject({ id: z.uuid() });
const onPatient = { audience: 'clinician', patientBound: true } as const;

/** What became of each item on its way to the chart; that it changed is a mark of the page's stream. */
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
    async ask => answered(await lookAtReceipts(ask.parts, actorOf(ask.identity), ask.params.id, ask.now)),
  ),
  decisionOn(
    {
      path: '/api/writes/:id/retry',
      body: z.strictObject({}),
      audit: 'retry-chart-write',
      summary: 'Sends a refused item once more.',
    },
    (parts, actor, id, _body, now) => retryWrite(parts, actor, id, now),
  ),
  decisionOn(
    {
      path: '/api/writes/:id/answer',
      body: unclearBody,
      audit: 'answer-unclear-write',
      summary: 'Settles an unclear item: somebody looked in the chart.',
    },
    (parts, actor, id, { answer }, now) => answerUnclearWrite(parts, actor, id, answer, now),
  ),
  decisionOn(
    {
      path: '/api/writes/:id/conflict',
      body: conflictBody,
      audit: 'answer-conflict',
      summary: 'Decides about an item that met a change somebody else made in the chart.',
    },
    (parts, actor, id, { answer }, now) => answerConflict(parts, actor, id, answer, now),
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
  decisionOn(
    {
      path: '/api/sessions/:id/visit',
      body: chooseVisitBody,
      audit: 'choose-visit',
      summary:
        'Says which visit a session belongs to; what waited for one is sent. Answers with the receipts.',
    },
    async (parts, actor, id, { visitId }, now) => {
      const chosen = await chooseVisit(parts, actor, id, visitId, now);
      return isRefusal(chosen) ? chosen : { sessionId: chosen.id };
    },
  ),
];

/** A coach decides about one item, or one session's items; what is answered is the receipts as they then stand. */
function decisionOn<B extends z.ZodType>(
  what: { path: string; body: B; audit: AuditAction; summary: string },
  decide: (
    parts: AppParts,
    actor: Actor,
    id: string,
    body: z.output<B>,
    now: Date,
  ) => Promise<{ sessionId: string } | Refusal>,
): Route {
  return defineRoute(
    {
      ...onPatient,
      ...what,
      method: 'POST',
      roles: ['coach'],
      params: oneOf,
      answers: { 200: z.array(writeView) },
    },
    async ({ parts, identity, params, body, now }) => {
      const actor = actorOf(identity);
      const decided = await decide(parts, actor, params.id, body, now);
      if (isRefusal(decided)) return decided;
      return answered(await lookAtReceipts(parts, actor, decided.sessionId, now));
    },
  );
}
