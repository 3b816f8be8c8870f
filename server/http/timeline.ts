import { lookAtCameTrue, timelineNow } from '../workflow/look-at-timeline.ts';
import { actorOf } from './actor.ts';
import { prepQuery } from './contract/prep.ts';
import { cameTrueView } from './contract/timeline.ts';
import { defineRoute, type Route } from './route-table.ts';

const onPatient = { audience: 'clinician', patientBound: true } as const;

/** A patient's time on one axis, and what their confidence came to. */
export const timelineRoutes: Route[] = [
  defineRoute(
    {
      ...onPatient,
      method: 'GET',
      path: '/api/timeline',
      roles: ['coach', 'physician', 'lead'],
      query: prepQuery,
      answers: { 200: 'json' },
      audit: 'look-at-timeline',
      summary: 'Sessions, visits, medicines, readings and check-ins of this patient on one time axis.',
    },
    async ask => {
      const { parts, identity, query, now } = ask;
      return { status: 200, json: await timelineNow(parts, actorOf(identity), query.chart, now) };
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'GET',
      path: '/api/confidence',
      roles: ['coach', 'lead'],
      answers: { 200: cameTrueView },
      audit: 'look-at-confidence',
      summary: 'How sure this patient was of each plan, against what was done; for the coach.',
    },
    async ask => ({
      status: 200,
      json: await lookAtCameTrue(ask.parts, actorOf(ask.identity), ask.now),
    }),
  ),
];
