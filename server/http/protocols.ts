import { z } from 'zod';
import { keepers } from '../domain/practice/settings.ts';
import { redFlagKinds } from '../domain/session/choices.ts';
import { keepProtocol, lookAtProtocols } from '../workflow/escalation/keep-protocol.ts';
import { keepUrgentLine, lookAtUrgentLine } from '../workflow/escalation/keep-urgent-line.ts';
import type { Keeper } from '../workflow/parts.ts';
import { ownProtocol, urgentLine, urgentLineBody } from './contract/escalation.ts';
import type { LoginIdentity } from './identity.ts';
import { defineRoute, type Route } from './route-table.ts';

const byKeeper = { audience: 'clinician', roles: keepers, patientBound: false } as const;
const oneFlag = z.strictObject({ kind: z.enum(redFlagKinds) });
/** The shape itself is `ProtocolHere[]` in server/domain/escalation/protocol-page.ts. */
const page = { 200: 'json' } as const;

/** What the practice does about each red flag: told to the coach at once, and how fast it climbs. */
export const protocolRoutes: Route[] = [
  defineRoute(
    {
      ...byKeeper,
      ...{ method: 'GET', path: '/api/protocols', answers: page, audit: 'look-at-protocols' },
      summary: 'What the practice does about each red flag, beside what is usual and where that is from.',
    },
    async ask => ({ status: 200, json: await lookAtProtocols(ask.parts, keeperOf(ask.identity), ask.now) }),
  ),
  defineRoute(
    {
      ...byKeeper,
      ...{ method: 'PUT', path: '/api/protocols/:kind', params: oneFlag, body: ownProtocol, answers: page },
      audit: 'change-settings',
      summary: 'What the practice does about one red flag, whole: what is left out is as usual.',
    },
    async ({ parts, identity, params, body, now }) => ({
      status: 200,
      json: await keepProtocol(parts, keeperOf(identity), params.kind, body, now),
    }),
  ),
  defineRoute(
    {
      ...byKeeper,
      ...{ method: 'DELETE', path: '/api/protocols/:kind', params: oneFlag, answers: page },
      audit: 'change-settings',
      summary: 'About this red flag the practice does as usual again.',
    },
    async ({ parts, identity, params, now }) => ({
      status: 200,
      json: await keepProtocol(parts, keeperOf(identity), params.kind, undefined, now),
    }),
  ),
  defineRoute(
    {
      ...byKeeper,
      ...{
        method: 'GET',
        path: '/api/urgent-line',
        answers: { 200: urgentLine },
        audit: 'look-at-protocols',
      },
      summary: 'Whom the practice says to call in any case when a red flag is raised.',
    },
    async ask => ({ status: 200, json: await lookAtUrgentLine(ask.parts, keeperOf(ask.identity), ask.now) }),
  ),
  defineRoute(
    {
      ...byKeeper,
      ...{ method: 'PUT', path: '/api/urgent-line', body: urgentLineBody, answers: { 200: urgentLine } },
      audit: 'change-settings',
      summary: 'Whom to call in any case, whole; with nothing in either language nobody is said.',
    },
    async ({ parts, identity, body, now }) => ({
      status: 200,
      json: await keepUrgentLine(parts, keeperOf(identity), body, now),
    }),
  ),
];

const keeperOf = ({ practiceId, loginId, staff, iss, settings, patientId }: LoginIdentity): Keeper => ({
  ...{ practiceId, loginId, staff, iss, settings, patientId },
});
