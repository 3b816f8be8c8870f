import { isRefusal } from '../domain/refusal.ts';
import { shown } from '../views/handoffs.ts';
import { beginFind, countFind } from '../workflow/find/begin-find.ts';
import { declineInvited } from '../workflow/find/decline-invited.ts';
import { fileFind } from '../workflow/find/file-find.ts';
import { askAboutFound, declineFound, inviteFound, takeBackDecline } from '../workflow/find/found-deeds.ts';
import { forgetFind, lookAtFinds, lookAtFound } from '../workflow/find/look-at-finds.ts';
import { endFind, stepFind } from '../workflow/find/step-find.ts';
import type { FindParts } from '../workflow/find/way-in.ts';
import { answered } from './answered.ts';
import type { AppParts } from './app-parts.ts';
import {
  askBody,
  declineBody,
  fileBody,
  findBody,
  foundQuery,
  keyBody,
  mostBytesOfFile as mostBytes,
  ofDeclined,
  ofFoundParams,
  oneRun,
  standsView,
} from './contract/find.ts';
import { handoffView } from './contract/handoff.ts';
import { defineRoute, type Route } from './route-table.ts';

const finders = { audience: 'clinician', roles: ['coach', 'lead'], patientBound: false } as const;
/** The shapes are `Finds`, `RunView` and `FoundList` in server/workflow/find/. */
const ofRun = { ...finders, params: oneRun, answers: { 200: 'json' } } as const;
const ofFound = { ...finders, params: ofFoundParams, answers: { 200: standsView } } as const;

/** Looking through the practice's charts for who would gain: counts, a run with its steps, and what becomes of each found. */
export const findRoutes: Route[] = [
  defineRoute(
    {
      ...{ ...finders, method: 'GET', path: '/api/finds', answers: { 200: 'json' }, audit: 'look-at-finds' },
      summary: 'Which way there is to look for patients, the runs that are kept, and who declined.',
    },
    async ({ parts, identity, now }) => answered(await lookAtFinds(findParts(parts), identity, now)),
  ),
  defineRoute(
    {
      ...{ ...finders, method: 'POST', path: '/api/finds/counts', body: findBody, answers: { 200: 'json' } },
      audit: 'count-find',
      summary: 'How much there is to read for a question, by the EMR’s own count; nothing of it is read.',
    },
    async ({ parts, identity, body, now }) =>
      answered(await countFind(findParts(parts), identity, body.question, now)),
  ),
  defineRoute(
    {
      ...{ ...ofRun, method: 'PUT', path: '/api/finds/:id', body: findBody, audit: 'begin-find' },
      summary: 'Begins a run. `id`: the page’s own key; the same again begins nothing.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await beginFind(findParts(parts), identity, { ...params, ...body }, now)),
  ),
  defineRoute(
    {
      ...{
        ...ofRun,
        method: 'PUT',
        path: '/api/finds/:id/file',
        body: fileBody,
        mostBytes,
        audit: 'begin-find',
      },
      summary:
        'Begins a run on a file the practice exports: rows with a patient id, or a record number and birth date.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await fileFind(findParts(parts), identity, { ...params, ...body }, now)),
  ),
  defineRoute(
    {
      ...{ ...ofRun, method: 'POST', path: '/api/finds/:id/steps', audit: 'read-find' },
      summary: 'Reads a run on for about two seconds and says how far it is.',
    },
    async ({ parts, identity, params }) =>
      answered(await stepFind(findParts(parts), identity, params.id, parts.clock)),
  ),
  defineRoute(
    {
      ...{ ...ofRun, method: 'POST', path: '/api/finds/:id/end', audit: 'end-find' },
      summary: 'Reads nothing more; who was found so far is named next.',
    },
    async ({ parts, identity, params, now }) =>
      answered(await endFind(findParts(parts), identity, params.id, now)),
  ),
  defineRoute(
    {
      ...{ ...ofRun, method: 'GET', path: '/api/finds/:id', query: foundQuery, audit: 'look-at-found' },
      summary: 'A piece of whom a run found, each with why; `left`: of who is left out of it.',
    },
    async ({ parts, identity, params, query: { left, from, most }, now }) =>
      answered(
        await lookAtFound(
          findParts(parts),
          identity,
          params.id,
          { leftOut: left === 'yes', from, most },
          now,
        ),
      ),
  ),
  defineRoute(
    {
      ...{ ...ofRun, method: 'DELETE', path: '/api/finds/:id', audit: 'forget-find' },
      summary: 'Forgets a run and everybody it found.',
    },
    async ({ parts, identity, params, now }) =>
      answered(await forgetFind(findParts(parts), identity, params.id, now)),
  ),
  defineRoute(
    {
      ...{ ...ofFound, method: 'POST', path: '/api/finds/:id/people/:patient/invitation', body: keyBody },
      audit: 'invite-found',
      summary: 'Brings somebody who was found to the coach’s own list, with a first contact to make.',
    },
    async ({ parts, identity, params: { id: runId, patient: patientId }, body, now }) =>
      answered(await inviteFound(parts, identity, { runId, patientId }, body.key, now)),
  ),
  defineRoute(
    {
      ...{ ...ofFound, method: 'POST', path: '/api/finds/:id/people/:patient/question', body: askBody },
      audit: 'ask-about-found',
      summary: 'Asks the physicians about somebody who was found, before they are invited.',
    },
    async ({ parts, identity, params: { id: runId, patient: patientId }, body, now }) =>
      answered(await askAboutFound(parts, identity, { runId, patientId }, body, now)),
  ),
  defineRoute(
    {
      ...{ ...ofFound, method: 'PUT', path: '/api/finds/:id/people/:patient/decline', body: declineBody },
      audit: 'decline-found',
      summary: 'Remembers that somebody is not to be found, until a day or for good.',
    },
    async ({ parts, identity, params: { id: runId, patient: patientId }, body, now }) =>
      answered(await declineFound(parts, identity, { runId, patientId }, body, now)),
  ),
  defineRoute(
    {
      ...{
        ...finders,
        method: 'PUT',
        path: '/api/invitations/:id/decline',
        body: declineBody,
        params: oneRun,
      },
      ...{ roles: ['coach'], answers: { 200: handoffView }, audit: 'decline-found' },
      summary:
        'Somebody who was found and invited did not want to: why is remembered, and the invitation is over.',
    },
    async ({ parts, identity, params, body, now }) => {
      const declined = await declineInvited(parts, identity, params.id, body, now);
      return answered(isRefusal(declined) ? declined : shown(declined, identity.staff.id));
    },
  ),
  defineRoute(
    {
      ...{ ...ofFound, method: 'DELETE', path: '/api/declines/:patient', params: ofDeclined },
      audit: 'take-back-decline',
      summary: 'Lets somebody be found again who declined.',
    },
    async ({ parts, identity, params, now }) =>
      answered(await takeBackDecline(parts, identity, params.patient, now)),
  ),
];

const findParts = (parts: AppParts): FindParts => ({
  ...{ db: parts.db, keys: parts.keys, emrAccess: parts.emrAccess },
  accessToFind: parts.launching.accessToFind,
});
