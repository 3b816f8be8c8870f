import { dropDateOf, endSnoozeOf, setDate, setWeek, snoozePatient } from '../workflow/panel/change-queue.ts';
import { lookAtQueue } from '../workflow/panel/look-at-queue.ts';
import { openFromQueue } from '../workflow/panel/open-chart.ts';
import type { Coach } from '../workflow/panel/own-panel.ts';
import { answered } from './answered.ts';
import {
  dateBody,
  dateOfQueue,
  doneView,
  hoursBody,
  hoursView,
  ofQueue,
  opensAtView,
  queueQuery,
  queueView,
  snoozeBody,
} from './contract/queue.ts';
import type { LoginIdentity } from './identity.ts';
import { defineRoute, type Route } from './route-table.ts';

const coaches = { audience: 'clinician', roles: ['coach'], patientBound: false } as const;
const ofPatient = { ...coaches, params: ofQueue, answers: { 200: doneView } } as const;

/** A coach's day: their panel in the order of need, and what they say of it. Only in a launch without a chart. */
export const queueRoutes: Route[] = [
  defineRoute(
    {
      ...coaches,
      ...{ method: 'GET', path: '/api/queue', query: queueQuery, answers: { 200: queueView } },
      audit: 'look-at-queue',
      summary:
        'A piece of a coach’s queue, with why each is on it, and the week against the hours there are.',
    },
    async ({ parts, identity, query, now }) =>
      answered(await lookAtQueue(parts, coachOf(identity), query, now)),
  ),
  defineRoute(
    {
      ...ofPatient,
      ...{ method: 'PUT', path: '/api/queue/:patient/snooze', body: snoozeBody, audit: 'snooze-patient' },
      summary: 'Puts a patient off until a day, for a reason.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await snoozePatient(parts, coachOf(identity), params.patient, body, now)),
  ),
  defineRoute(
    {
      ...ofPatient,
      ...{ method: 'DELETE', path: '/api/queue/:patient/snooze', audit: 'end-snooze' },
      summary: 'Takes a patient back who was put off.',
    },
    async ({ parts, identity, params, now }) =>
      answered(await endSnoozeOf(parts, coachOf(identity), params.patient, now)),
  ),
  defineRoute(
    {
      ...ofPatient,
      ...{ method: 'PUT', path: '/api/queue/:patient/dates/:id', params: dateOfQueue, body: dateBody },
      audit: 'set-date',
      summary: 'Sets a date for a patient, such as the day they quit smoking. `id`: the page’s own key.',
    },
    async ({ parts, identity, params: { patient, id }, body, now }) =>
      answered(await setDate(parts, coachOf(identity), patient, { id, ...body }, now)),
  ),
  defineRoute(
    {
      ...ofPatient,
      ...{ method: 'DELETE', path: '/api/queue/:patient/dates/:id', params: dateOfQueue },
      audit: 'drop-date',
      summary: 'Takes a date away.',
    },
    async ({ parts, identity, params: { patient, id }, now }) =>
      answered(await dropDateOf(parts, coachOf(identity), patient, id, now)),
  ),
  defineRoute(
    {
      ...coaches,
      ...{ method: 'PUT', path: '/api/queue-hours', body: hoursBody, answers: { 200: hoursView } },
      audit: 'set-hours',
      summary: 'How many minutes a week this coach has for coaching.',
    },
    async ({ parts, identity, body, now }) =>
      answered(await setWeek(parts, coachOf(identity), body.minutes, now)),
  ),
  defineRoute(
    {
      ...coaches,
      ...{
        method: 'POST',
        path: '/api/queue/:patient/chart',
        params: ofQueue,
        answers: { 200: opensAtView },
      },
      audit: 'open-from-queue',
      summary:
        'Where the chart of a patient of the queue, or of one this coach has taken, is opened: by a launch of that patient, or by choosing them in the EMR.',
    },
    async ({ parts, identity, params, now }) =>
      answered(await openFromQueue(parts, coachOf(identity), params.patient, parts.origin, now)),
  ),
];

const coachOf = ({ practiceId, loginId, staff, iss, settings, patientId }: LoginIdentity): Coach => ({
  ...{ practiceId, loginId, staff, iss, settings },
  ...(patientId !== undefined && { patientId }),
});
