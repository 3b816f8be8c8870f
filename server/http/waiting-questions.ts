import { z } from 'zod';
import { answerWaiting } from '../workflow/physician/answer-waiting.ts';
import { lookAtWaiting } from '../workflow/physician/look-at-waiting.ts';
import { answered } from './answered.ts';
import { answerBody, doneView } from './contract/physician.ts';
import { onWatch } from './escalations.ts';
import { defineRoute, type Route } from './route-table.ts';

/** Questions between coaches and physicians where either begins the day: in a launch without a chart. */
export const waitingQuestionRoutes: Route[] = [
  defineRoute(
    {
      ...{ audience: 'clinician', patientBound: false, roles: ['coach', 'physician'] },
      ...{ method: 'GET', path: '/api/questions/waiting', answers: { 200: 'json' } },
      audit: 'look-at-questions',
      summary:
        'Of all patients: a coach’s questions without an answer and answers no talk has had yet; what a physician is asked. Only without a chart.',
    },
    async ask => answered(await lookAtWaiting(ask.parts, onWatch(ask.identity), ask.now)),
  ),
  defineRoute(
    {
      ...{ audience: 'clinician', patientBound: false, roles: ['physician'] },
      ...{ method: 'POST', path: '/api/questions/waiting/:id/answer' },
      ...{ params: z.strictObject({ id: z.uuid() }), body: answerBody, answers: { 200: doneView } },
      audit: 'answer-question',
      summary: 'A physician answers one of the questions that wait for her. Only without a chart.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await answerWaiting(parts, onWatch(identity), params.id, body, now)),
  ),
];
