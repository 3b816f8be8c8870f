import { answered } from './answered.ts';
import { callsToMakeView } from './contract/calls-to-make.ts';
import { defineRoute, type Route } from './route-table.ts';

/** What a coach is told of a month that a biller closes: that a call is due. */
export const callsToMakeRoutes: Route[] = [
  defineRoute(
    {
      ...{ audience: 'clinician', patientBound: false, method: 'GET', path: '/api/calls-to-make' },
      ...{ roles: ['coach'], answers: { 200: callsToMakeView }, audit: 'look-at-coach-list' },
      summary: 'With which of their patients a call is due, and by when. Only in a launch without a chart.',
    },
    async ({ parts, identity, now }) =>
      answered(await (await import('../workflow/desk/by-rules.ts')).callsToMake(parts, identity, now)),
  ),
];
