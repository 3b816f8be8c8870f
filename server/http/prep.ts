import { z } from 'zod';
import { isRefusal } from '../domain/refusal.ts';
import { prepNow } from '../workflow/look-at-prep.ts';
import { lookAtSource } from '../workflow/look-at-source.ts';
import { actorOf } from './actor.ts';
import { prepQuery, sourceParams } from './contract/prep.ts';
import { defineRoute, type Route } from './route-table.ts';

const readers = ['coach', 'physician', 'lead'] as const;

/** The prep screen as data, and the raw value behind a fact. */
export const prepRoutes: Route[] = [
  defineRoute(
    {
      method: 'GET',
      path: '/api/prep',
      audience: 'clinician',
      roles: readers,
      patientBound: true,
      query: prepQuery,
      answers: { 200: 'json' },
      audit: 'look-at-prep',
      summary:
        'Everything worth knowing before a session, from the last reading of the chart or a fresh one.',
    },
    async ask => {
      const prep = await prepNow(ask.parts, actorOf(ask.identity), ask.query.chart, ask.now);
      return { status: 200, json: prep };
    },
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/api/chart/:type/:id',
      audience: 'clinician',
      roles: readers,
      patientBound: true,
      params: sourceParams,
      answers: { 200: z.record(z.string(), z.unknown()) },
      audit: 'look-at-chart-source',
      summary: 'One resource of this patient as the EMR holds it.',
    },
    async ask => {
      const raw = await lookAtSource(ask.parts, actorOf(ask.identity), ask.params, ask.now);
      return isRefusal(raw) ? raw : { status: 200, json: raw };
    },
  ),
];
