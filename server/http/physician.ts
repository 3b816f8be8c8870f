import { z } from 'zod';
import { answerMedicine } from '../workflow/physician/answer-medicine.ts';
import { answerQuestion, takeBackQuestion } from '../workflow/physician/answer-question.ts';
import { askQuestion } from '../workflow/physician/ask-question.ts';
import { lookAtHope, writeOnHope } from '../workflow/physician/edit-hope.ts';
import { physicianViewNow } from '../workflow/physician/look-at-physician-view.ts';
import { lookAtQuestions } from '../workflow/physician/look-at-questions.ts';
import { actorOf } from './actor.ts';
import { answered } from './answered.ts';
import {
  answerBody,
  askBody,
  doneView,
  hopeBody,
  medicineAnswerBody,
  physicianQuery,
} from './contract/physician.ts';
import { defineRoute, type Route } from './route-table.ts';

const readers = ['coach', 'physician', 'lead'] as const;
const onPatient = { audience: 'clinician', patientBound: true } as const;
const oneQuestion = z.strictObject({ id: z.uuid() });

/** The physician's page of one patient, the coach's questions to a physician, and the page both write on. */
export const physicianRoutes: Route[] = [
  defineRoute(
    {
      ...onPatient,
      method: 'GET',
      path: '/api/physician-view',
      roles: readers,
      query: physicianQuery,
      answers: { 200: 'json' },
      audit: 'look-at-physician-view',
      summary:
        'What coaching did for this patient and what is asked of the physician, from the last reading or now.',
    },
    async ask => {
      const { parts, identity, query, now } = ask;
      return { status: 200, json: await physicianViewNow(parts, actorOf(identity), query.chart, now) };
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'GET',
      path: '/api/questions',
      roles: readers,
      answers: { 200: 'json' },
      audit: 'look-at-questions',
      summary: 'Questions about this patient that are open, or answered and not yet taken up by a session.',
    },
    async ask => ({ status: 200, json: await lookAtQuestions(ask.parts, actorOf(ask.identity), ask.now) }),
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/questions',
      roles: ['coach'],
      body: askBody,
      answers: { 200: doneView },
      audit: 'ask-question',
      summary: 'A coach asks a physician about this patient, with replies to choose from.',
    },
    async ask => answered(await askQuestion(ask.parts, actorOf(ask.identity), ask.body, ask.now)),
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/questions/:id/answer',
      roles: ['physician'],
      params: oneQuestion,
      body: answerBody,
      answers: { 200: doneView },
      audit: 'answer-question',
      summary: 'A physician answers with an offered reply or a line; for the patient, it becomes a promise.',
    },
    async ask => {
      const { parts, identity, params, body, now } = ask;
      return answered(await answerQuestion(parts, actorOf(identity), params.id, body, now));
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/questions/:id/withdrawal',
      roles: ['coach'],
      params: oneQuestion,
      answers: { 200: doneView },
      audit: 'withdraw-question',
      summary: 'The coach takes an open question back.',
    },
    async ask => answered(await takeBackQuestion(ask.parts, actorOf(ask.identity), ask.params.id, ask.now)),
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/medicine-answers',
      roles: ['physician'],
      body: medicineAnswerBody,
      answers: { 200: doneView },
      audit: 'answer-medicine',
      summary:
        'Says to one medicine of which list and life differ: what is taken is right, or the list stands.',
    },
    async ask => answered(await answerMedicine(ask.parts, actorOf(ask.identity), ask.body, ask.now)),
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'GET',
      path: '/api/hope',
      roles: readers,
      answers: { 200: 'json' },
      audit: 'look-at-hope',
      summary: 'The page of what matters to this patient, with its versions.',
    },
    async ask => {
      const hope = await lookAtHope(ask.parts, actorOf(ask.identity), ask.now);
      return { status: 200, json: { hope: hope ?? null } };
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/hope/edits',
      roles: ['coach', 'physician'],
      body: hopeBody,
      answers: { 200: 'json' },
      audit: 'edit-hope',
      summary:
        'Writes on that page, place by place; what somebody else wrote meanwhile is never written over.',
    },
    async ask => {
      const { parts, identity, body, now } = ask;
      return { status: 200, json: await writeOnHope(parts, actorOf(identity), body.edits, now) };
    },
  ),
];
