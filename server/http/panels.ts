import { declinePatients, endHandOver, takeOnPatients } from '../workflow/hand-over/answer.ts';
import { lookAtPanelOf, lookAtPanels, lookAtShares } from '../workflow/hand-over/look.ts';
import { lookAtMatters } from '../workflow/hand-over/look-at-matters.ts';
import { changeHandOver, proposeHandOver } from '../workflow/hand-over/propose.ts';
import type { Coach } from '../workflow/panel/own-panel.ts';
import { answered } from './answered.ts';
import {
  answeredView,
  changeBody,
  declinedBody,
  handedView,
  handOverBody,
  mattersQuery,
  ofCoach,
  ofHanded,
  ofHandOver,
  sharesBody,
  takenBody,
} from './contract/panel.ts';
import type { LoginIdentity } from './identity.ts';
import { defineRoute, type Route } from './route-table.ts';

const people = { audience: 'clinician', roles: ['coach', 'lead', 'admin'], patientBound: false } as const;
const coaches = { ...people, roles: ['coach'] } as const;
const handed = { params: ofHandOver, answers: { 200: answeredView } } as const;

/** Panels by roster, and handing patients over. Only in a launch without a chart. */
export const panelRoutes: Route[] = [
  defineRoute(
    {
      ...{ ...people, method: 'GET', path: '/api/panels', answers: { 200: 'json' } },
      audit: 'look-at-panel',
      summary: 'The panels of a practice, or a coach’s own, and what is handed over.',
    },
    async ({ parts, identity, now }) => answered(await lookAtPanels(parts, whoOf(identity), now)),
  ),
  defineRoute(
    {
      ...{ ...people, method: 'GET', path: '/api/panels/:staff', params: ofCoach },
      ...{ answers: { 200: 'json' }, audit: 'look-at-panel' },
      summary: 'The patients of one coach, for who may hand them over.',
    },
    async ({ parts, identity, params, now }) =>
      answered(await lookAtPanelOf(parts, whoOf(identity), params.staff, now)),
  ),
  defineRoute(
    {
      ...{ ...people, method: 'POST', path: '/api/panel-shares', body: sharesBody },
      ...{ answers: { 200: 'json' }, audit: 'look-at-panel' },
      summary:
        'Who of several coaches might take whom, by the hours they have and the language. Keeps nothing.',
    },
    async ({ parts, identity, body, now }) => answered(await lookAtShares(parts, whoOf(identity), body, now)),
  ),
  defineRoute(
    {
      ...{ ...people, method: 'PUT', path: '/api/hand-overs/:id', params: ofHandOver, body: handOverBody },
      ...{ answers: { 200: handedView }, audit: 'propose-hand-over' },
      summary: 'Hands patients of a coach over: they wait until taken on. `id`: the page’s own key.',
    },
    async ({ parts, identity, params: { id }, body, now }) =>
      answered(await proposeHandOver(parts, whoOf(identity), { ...body, id }, now)),
  ),
  defineRoute(
    {
      ...{ ...people, method: 'PUT', path: '/api/hand-overs/:id/patients/:patient', params: ofHanded },
      ...{ body: changeBody, answers: { 200: handedView }, audit: 'change-hand-over' },
      summary: 'Another coach, or another line, for one patient who is on the way.',
    },
    async ({ parts, identity, params: { id, patient: patientId }, body, now }) =>
      answered(await changeHandOver(parts, whoOf(identity), id, { ...body, patientId }, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'GET', path: '/api/hand-overs/:id/patients', params: ofHandOver },
      ...{ query: mattersQuery, answers: { 200: 'json' }, audit: 'look-at-handed-over' },
      summary: 'What matters of each patient handed over, for who takes them on and who gives them.',
    },
    async ({ parts, identity, params, query, now }) =>
      answered(await lookAtMatters(parts, whoOf(identity), params.id, query, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, ...handed, method: 'POST', path: '/api/hand-overs/:id/taken', body: takenBody },
      audit: 'take-on-patient',
      summary: 'The new coach takes patients on: from the day on they are theirs.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await takeOnPatients(parts, whoOf(identity), params.id, body.patients, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, ...handed, method: 'POST', path: '/api/hand-overs/:id/declined', body: declinedBody },
      audit: 'decline-patient',
      summary: 'The new coach does not take patients on, with the reason: they go back to who proposed.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await declinePatients(parts, whoOf(identity), params.id, body, now)),
  ),
  defineRoute(
    {
      ...{ ...people, ...handed, method: 'POST', path: '/api/hand-overs/:id/ended', body: takenBody },
      audit: 'end-hand-over',
      summary: 'Takes patients back who have not changed yet, or before the day who was given until one.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await endHandOver(parts, whoOf(identity), params.id, body.patients, now)),
  ),
];

const whoOf = ({ practiceId, loginId, staff, iss, settings, patientId }: LoginIdentity): Coach => ({
  ...{ practiceId, loginId, staff, iss, settings },
  ...(patientId !== undefined && { patientId }),
});
