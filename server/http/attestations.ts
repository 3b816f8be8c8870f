import { z } from 'zod';
import { attest, lookToAttest, openToAttest } from '../workflow/attest/attest.ts';
import { answered } from './answered.ts';
import { attestBody } from './contract/escalation.ts';
import { onWatch } from './escalations.ts';
import { defineRoute, type Route } from './route-table.ts';

/** Only a physician's launch: with a chart about its patient alone, without one about all of the practice. */
const byPhysician = { audience: 'clinician', patientBound: false, roles: ['physician'] } as const;
const one = z.strictObject({ id: z.uuid() });

/** Sessions that wait for a supervising signature: listed, opened, signed singly or together. */
export const attestRoutes: Route[] = [
  defineRoute(
    {
      ...byPhysician,
      ...{ method: 'GET', path: '/api/attestations', answers: { 200: 'json' } },
      audit: 'look-at-attestations',
      summary: 'Sessions that wait for a supervising signature, and those signed lately.',
    },
    async ask => ({ status: 200, json: await lookToAttest(ask.parts, onWatch(ask.identity), ask.now) }),
  ),
  defineRoute(
    {
      ...byPhysician,
      ...{ method: 'GET', path: '/api/attestations/:id', params: one, answers: { 200: 'json' } },
      audit: 'open-to-attest',
      summary: 'What was filed of one session, byte for byte, with its digest. Opening it is kept.',
    },
    async ask => answered(await openToAttest(ask.parts, onWatch(ask.identity), ask.params.id, ask.now)),
  ),
  defineRoute(
    {
      ...byPhysician,
      ...{ method: 'POST', path: '/api/attestations', body: attestBody, answers: { 200: 'json' } },
      audit: 'attest',
      summary: 'Signs one or several that were opened in this login and have not changed since.',
    },
    async ask => answered(await attest(ask.parts, onWatch(ask.identity), ask.body, ask.now)),
  ),
];
