import { keepers } from '../domain/practice/settings.ts';
import { keepContactSettings, lookAtContactSettings } from '../workflow/contact/keep-contact-settings.ts';
import { lookAtWeights, setWeights } from '../workflow/panel/weigh.ts';
import { whatWeightsDo } from '../workflow/panel/what-weights-do.ts';
import type { Keeper } from '../workflow/parts.ts';
import { answered } from './answered.ts';
import {
  contactSettings,
  onCoachesView,
  ownWeights,
  weightsBody,
  weightsView,
} from './contract/queue-weights.ts';
import type { LoginIdentity } from './identity.ts';
import { defineRoute, type Route } from './route-table.ts';

const byKeeper = { audience: 'clinician', roles: keepers, patientBound: false } as const;

/** What who keeps the practice decides about the day of its coaches. */
export const queueWeightsRoutes: Route[] = [
  defineRoute(
    {
      ...byKeeper,
      ...{ method: 'GET', path: '/api/queue-weights', answers: { 200: weightsView } },
      audit: 'look-at-queue-weights',
      summary: 'What the practice set of its coaches’ queues, and by whom each version was kept.',
    },
    async ({ parts, identity, now }) => ({
      status: 200,
      json: await lookAtWeights(parts, keeperOf(identity), now),
    }),
  ),
  defineRoute(
    {
      ...byKeeper,
      ...{ method: 'PUT', path: '/api/queue-weights', body: weightsBody, answers: { 200: weightsView } },
      audit: 'change-settings',
      summary: 'Sets what reasons weigh, whole, as the next version; every queue is by it at once.',
    },
    async ({ parts, identity, body, now }) =>
      answered(await setWeights(parts, keeperOf(identity), body, now)),
  ),
  defineRoute(
    {
      ...byKeeper,
      ...{ method: 'POST', path: '/api/queue-weights/effects', body: ownWeights },
      ...{ answers: { 200: onCoachesView }, audit: 'look-at-queue' },
      summary: 'What such weights would do to the queues of today; changes nothing.',
    },
    async ({ parts, identity, body, now }) =>
      answered(await whatWeightsDo(parts, keeperOf(identity), body, now)),
  ),
  defineRoute(
    {
      ...byKeeper,
      ...{ method: 'GET', path: '/api/contact-settings', answers: { 200: contactSettings } },
      audit: 'look-at-contact-settings',
      summary: 'What of contacts that are logged by hand goes into the chart.',
    },
    async ({ parts, identity, now }) => ({
      status: 200,
      json: await lookAtContactSettings(parts, keeperOf(identity), now),
    }),
  ),
  defineRoute(
    {
      ...byKeeper,
      ...{ method: 'PUT', path: '/api/contact-settings', body: contactSettings },
      ...{ answers: { 200: contactSettings }, audit: 'change-settings' },
      summary: 'Says what of contacts goes into the chart, and when an entry counts as written later.',
    },
    async ({ parts, identity, body, now }) => ({
      status: 200,
      json: await keepContactSettings(parts, keeperOf(identity), body, now),
    }),
  ),
];

const keeperOf = ({ practiceId, loginId, staff, iss, settings, patientId }: LoginIdentity): Keeper => ({
  ...{ practiceId, loginId, staff, iss, settings },
  ...(patientId !== undefined && { patientId }),
});
