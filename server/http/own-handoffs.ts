import { z } from 'zod';
import { lookAtOwnHandoffs, seeHandoff } from '../workflow/handoff/own-handoffs.ts';
import { answered } from './answered.ts';
import { listedHandoff } from './contract/handoff.ts';
import { colleagueOf } from './handoffs.ts';
import { defineRoute, type Route } from './route-table.ts';

const physicians = { audience: 'clinician', roles: ['physician'], patientBound: false } as const;

/** What became of what a physician handed over, where her day begins. */
export const ownHandoffRoutes: Route[] = [
  defineRoute(
    {
      ...physicians,
      ...{ method: 'GET', path: '/api/handoffs/own', audit: 'look-at-handoffs' },
      answers: { 200: z.array(listedHandoff) },
      summary: 'What became of a physician’s own handoffs, until she has seen it. Only without a chart.',
    },
    async ask => answered(await lookAtOwnHandoffs(ask.parts, colleagueOf(ask.identity), ask.now)),
  ),
  defineRoute(
    {
      ...{ ...physicians, roles: ['physician', 'lead'] },
      ...{ method: 'POST', path: '/api/handoffs/:id/sight', audit: 'see-handoff' },
      params: z.strictObject({ id: z.uuid() }),
      answers: { 200: z.strictObject({ id: z.uuid() }) },
      summary: 'The physician who handed over has seen what became of it.',
    },
    async ({ parts, identity, params, now }) =>
      answered(await seeHandoff(parts, colleagueOf(identity), params.id, now)),
  ),
];
