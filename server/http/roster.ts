import { keepers } from '../domain/practice/settings.ts';
import { changeRoster, lookAtRoster } from '../workflow/desk/roster.ts';
import { answered } from './answered.ts';
import { oneId } from './contract/billing.ts';
import { personBody } from './contract/roster.ts';
import { defineRoute, type Route } from './route-table.ts';

const desk = { audience: 'clinician', patientBound: false, roles: ['biller', ...keepers] } as const;

/** Who works here by which credential: minutes count by it, and claims are made in somebody's name. */
export const rosterRoutes: Route[] = [
  defineRoute(
    {
      ...{ ...desk, method: 'GET', path: '/api/roster', answers: { 200: 'json' } },
      audit: 'look-at-roster',
      summary: 'Who works with patients, by which credential, under whom, with which provider number.',
    },
    async ({ parts, identity, now }) => answered(await lookAtRoster(parts, identity, now)),
  ),
  defineRoute(
    {
      ...{ ...desk, method: 'PUT', path: '/api/roster/:id', params: oneId, body: personBody },
      ...{ answers: { 200: 'json' }, audit: 'change-roster' },
      summary: 'Writes down a person’s credentials, supervisor and provider number.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await changeRoster(parts, identity, params.id, body, now)),
  ),
];
