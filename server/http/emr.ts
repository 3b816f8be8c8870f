import { z } from 'zod';
import { keepers } from '../domain/practice/settings.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import {
  changeEmrSettings,
  ownClaim,
  ruleNamed,
  stateOwnClaim,
  withdrawOwnClaim,
} from '../workflow/emr/change-emr.ts';
import { checkEmr } from '../workflow/emr/check-emr.ts';
import { lookAtEmr } from '../workflow/emr/look-at-emr.ts';
import { tryEmr } from '../workflow/emr/try-emr.ts';
import type { Keeper } from '../workflow/parts.ts';
import { canaryWanted, emrSettings, statedClaim, withdrawal } from './contract/emr.ts';
import type { LoginIdentity } from './identity.ts';
import { defineRoute, type Route } from './route-table.ts';

const byKeeper = { audience: 'clinician', roles: keepers } as const;
const ofPractice = { ...byKeeper, patientBound: false } as const;
/** The shape itself is `EmrPage` in server/domain/practice/emr-page.ts. */
const page = { 200: 'json' } as const;
const onePoint = z.strictObject({ rule: z.string().max(40) });

/** What the practice's EMR accepts, and what the practice says and decides about it. */
export const emrRoutes: Route[] = [
  defineRoute(
    {
      ...ofPractice,
      ...{ method: 'GET', path: '/api/emr', answers: page, audit: 'look-at-emr' },
      summary: 'What this EMR accepts of each thing we write, and what says so.',
    },
    async ask => answered(await lookAtEmr(ask.parts, keeperOf(ask.identity), ask.now)),
  ),
  defineRoute(
    {
      ...ofPractice,
      ...{ method: 'POST', path: '/api/emr/checks', body: z.strictObject({}), answers: page },
      audit: 'check-emr',
      summary: 'Asks the EMR again what it takes and forgets refusals that were met. Says what changed.',
    },
    async ask => answered(await checkEmr(ask.parts, keeperOf(ask.identity), ask.now)),
  ),
  defineRoute(
    {
      ...ofPractice,
      ...{ method: 'PUT', path: '/api/emr/claims/:rule', params: onePoint, body: statedClaim },
      ...{ answers: page, audit: 'claim-of-emr' },
      summary:
        'The practice says something of its own EMR, with the reason; above what is known of the vendor.',
    },
    async ask => {
      const claim = ownClaim(ask.body.claim);
      if (claim === undefined || claim.rule !== ask.params.rule)
        return refuse('bad-request', 'not-understood', 'claim');
      const { because } = ask.body;
      return answered(await stateOwnClaim(ask.parts, keeperOf(ask.identity), claim, because, ask.now));
    },
  ),
  defineRoute(
    {
      ...ofPractice,
      ...{ method: 'DELETE', path: '/api/emr/claims/:rule', params: onePoint, body: withdrawal },
      ...{ answers: page, audit: 'claim-of-emr' },
      summary: 'The practice takes back what it said on one point, with the reason.',
    },
    async ask => {
      const rule = ruleNamed(ask.params.rule);
      if (rule === undefined) return refuse('not-found', 'nothing-here');
      const { because } = ask.body;
      return answered(await withdrawOwnClaim(ask.parts, keeperOf(ask.identity), rule, because, ask.now));
    },
  ),
  defineRoute(
    {
      ...ofPractice,
      ...{ method: 'PUT', path: '/api/emr/settings', body: emrSettings, answers: page },
      audit: 'change-settings',
      summary: 'Whether notes arrive signed or as drafts, and how many requests at once this EMR is given.',
    },
    async ask => answered(await changeEmrSettings(ask.parts, keeperOf(ask.identity), ask.body, ask.now)),
  ),
  defineRoute(
    {
      ...byKeeper,
      patientBound: true,
      ...{ method: 'POST', path: '/api/emr/canaries', body: canaryWanted, answers: page, audit: 'try-emr' },
      summary:
        'Writes marked resources into the chart of the launch’s test patient and finds out what the EMR does.',
    },
    async ask => {
      const keeper = keeperOf(ask.identity);
      const { patientId } = keeper;
      // The patient is the launch's; the page repeats whom it showed, so that nobody confirms another one.
      if (patientId === undefined || patientId !== ask.body.patientId)
        return refuse('other-patient', 'no-patient-open');
      return answered(await tryEmr(ask.parts, { ...keeper, patientId }, ask.now, ask.parts.clock));
    },
  ),
];

const answered = <T extends object>(outcome: T) =>
  isRefusal(outcome) ? outcome : { status: 200, json: outcome };

const keeperOf = ({
  practiceId,
  loginId,
  staff,
  iss,
  settings,
  patientId,
  visitId,
}: LoginIdentity): Keeper => ({
  ...{ practiceId, loginId, staff, iss, settings, patientId, visitId },
});
