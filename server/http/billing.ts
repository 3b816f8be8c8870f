import type { Refusal } from '../domain/refusal.ts';
import { answerConsent, lookAtConsentAsks, recordConsent } from '../workflow/desk/consent.ts';
import { answerDenial, recordDenial } from '../workflow/desk/denials.ts';
import { makeExport } from '../workflow/desk/export-batch.ts';
import { recordFact } from '../workflow/desk/record-fact.ts';
import { actorOf } from './actor.ts';
import { answered } from './answered.ts';
import type { AppParts } from './app-parts.ts';
import {
  askAllBody,
  askedAllView,
  askMissingBody,
  chooseBody,
  consentAnswerBody,
  consentAsks,
  denialAnswerBody,
  denialBody,
  exportBody,
  exportedView,
  factBody,
  furtherQuery,
  inLanguage,
  keptView,
  lockBody,
  lockedView,
  monthOnly,
  monthQuery,
  oneId,
  oneNote,
  onePatient,
  unlockBody,
  writtenConsentBody,
} from './contract/billing.ts';
import { defineRoute, type Route } from './route-table.ts';

// Most servers of a day work out no month: the rules would take 7 MB of each of them.
const byRules = () => import('../workflow/desk/by-rules.ts');

const desk = { audience: 'clinician', patientBound: false } as const;
const readers = ['biller', 'lead'] as const;
const billers = ['biller'] as const;
const looking = { ...desk, method: 'GET', roles: readers } as const;
const doing = { ...desk, method: 'POST', roles: billers } as const;
const kept = { 200: keptView } as const;
const claim = '/api/months/:month/claims/:patient';

/** The biller's desk: a month's claims, looked at by the lead too. A coach meets none of it but a question to ask. */
export const billingRoutes: Route[] = [
  defineRoute(
    {
      ...looking,
      ...{ path: '/api/months/:month', params: monthOnly, query: monthQuery, answers: { 200: 'json' } },
      audit: 'look-at-month',
      summary:
        'The first patients of a month, by need, and its totals: what can be claimed, what is missing and who can put it right. With a mark, what changed since.',
    },
    async ({ parts, identity, params, query, now }) =>
      answered(await (await byRules()).lookAtMonth(parts, identity, { ...params, ...query }, now)),
  ),
  defineRoute(
    {
      ...looking,
      ...{ path: '/api/months/:month/patients', params: monthOnly, query: furtherQuery },
      ...{ answers: { 200: 'json' }, audit: 'look-at-month' },
      summary: 'The patients of a month after one of them, by id, a piece at a time.',
    },
    async ({ parts, identity, params, query, now }) =>
      answered(await (await byRules()).lookAtFurther(parts, identity, { ...params, ...query }, now)),
  ),
  defineRoute(
    {
      ...looking,
      ...{ path: claim, params: onePatient, query: inLanguage, answers: { 200: 'json' } },
      audit: 'look-at-claim',
      summary: 'The claim packet of one patient’s month.',
    },
    async ({ parts, identity, params: { month, patient }, query, now }) =>
      answered(
        await (await byRules()).lookAtClaim(parts, identity, { month, patientId: patient, ...query }, now),
      ),
  ),
  defineRoute(
    {
      ...{ ...looking, roles: billers },
      ...{ path: `${claim}/notes/:session`, params: oneNote, answers: { 200: 'json' } },
      audit: 'open-claim-note',
      summary: 'A note of that month as it was filed. Opening it is kept; a lead sees its title alone.',
    },
    async ({ parts, identity, params: { month, patient, session }, now }) =>
      answered(
        await (await byRules()).openClaimNote(
          parts,
          identity,
          { month, patientId: patient, sessionId: session },
          now,
        ),
      ),
  ),
  defineRoute(
    {
      ...doing,
      ...{
        path: '/api/months/:month/locks',
        params: monthOnly,
        body: lockBody,
        answers: { 200: lockedView },
      },
      ...{ audit: 'lock-month', mostBytes: 2_000_000 },
      summary:
        'Locks the months of patients as they were seen; whose month changed since is left out and told.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await (await byRules()).lockMonth(parts, identity, { ...params, ...body }, now)),
  ),
  defineRoute(
    {
      ...doing,
      ...{ path: `${claim}/unlocking`, params: onePatient, body: unlockBody, answers: kept },
      audit: 'unlock-month',
      summary: 'Opens a locked or exported month again, with the reason.',
    },
    async ({ parts, identity, params: { month, patient }, body, now }) =>
      sent(
        parts,
        identity,
        (await byRules()).unlockMonth(parts, identity, { month, patientId: patient, ...body }, now),
      ),
  ),
  defineRoute(
    {
      ...doing,
      ...{ path: `${claim}/choice`, params: onePatient, body: chooseBody, answers: kept },
      audit: 'choose-lines',
      summary: 'Another lawful set for an open month; none goes back to the best.',
    },
    async ({ parts, identity, params: { month, patient }, body, now }) =>
      answered(
        await (await byRules()).chooseLines(parts, identity, { month, patientId: patient, ...body }, now),
      ),
  ),
  defineRoute(
    {
      ...doing,
      ...{ path: `${claim}/asks`, params: onePatient, body: askMissingBody, answers: kept },
      audit: 'ask-for-missing',
      summary: 'Asks the coach for a consent, or a physician for what they know, in plain words.',
    },
    async ({ parts, identity, params: { month, patient }, body, now }) =>
      answered(
        await (await byRules()).askForMissing(parts, identity, { month, patientId: patient, ...body }, now),
      ),
  ),
  defineRoute(
    {
      ...doing,
      ...{ path: '/api/months/:month/asks', params: monthOnly, body: askAllBody },
      ...{ answers: { 200: askedAllView }, audit: 'ask-for-missing' },
      summary: 'Asks for the same of many patients; of whom it cannot be asked any more is told.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await (await byRules()).askAllForMissing(parts, identity, { ...params, ...body }, now)),
  ),
  defineRoute(
    {
      ...doing,
      ...{ path: '/api/consents', body: writtenConsentBody, answers: kept, audit: 'record-consent' },
      summary: 'A consent that stands on paper, or that a patient takes back.',
    },
    async ({ parts, identity, body: { patient, ...said }, now }) =>
      sent(parts, identity, recordConsent(parts, identity, { ...said, patientId: patient }, now)),
  ),
  defineRoute(
    {
      ...doing,
      ...{ path: '/api/billing-facts', body: factBody, answers: kept, audit: 'record-billing-fact' },
      summary: 'Writes down of a patient what no chart tells: a visit, a payer, a care plan, an order.',
    },
    async ({ parts, identity, body: { patient, ...given }, now }) =>
      answered(await recordFact(parts, identity, { ...given, patientId: patient }, now)),
  ),
  defineRoute(
    {
      ...doing,
      ...{ path: '/api/exports', body: exportBody, answers: { 200: exportedView }, audit: 'make-export' },
      summary: 'Makes a batch of every locked month; the same id again is the same batch.',
    },
    async ({ parts, identity, body, now }) => sent(parts, identity, makeExport(parts, identity, body, now)),
  ),
  defineRoute(
    {
      ...doing,
      ...{ path: '/api/denials', body: denialBody, answers: kept, audit: 'record-denial' },
      summary: 'A payer denied a line of an exported month, with its reason.',
    },
    async ({ parts, identity, body: { patient, ...told }, now }) =>
      answered(await recordDenial(parts, identity, { ...told, patientId: patient }, now)),
  ),
  defineRoute(
    {
      ...doing,
      ...{ path: '/api/denials/:id/answer', params: oneId, body: denialAnswerBody, answers: kept },
      audit: 'answer-denial',
      summary: 'What the practice answered to a denial.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await answerDenial(parts, identity, { ...params, ...body }, now)),
  ),
  defineRoute(
    {
      ...{ audience: 'clinician', patientBound: true, method: 'GET', path: '/api/asks' },
      ...{ roles: ['coach'], answers: { 200: consentAsks }, audit: 'look-at-consent-asks' },
      summary: 'What this patient is to be asked for, in the words a coach says.',
    },
    async ask => answered(await lookAtConsentAsks(ask.parts, actorOf(ask.identity), ask.now)),
  ),
  defineRoute(
    {
      ...{ audience: 'clinician', patientBound: true, method: 'POST', path: '/api/asks/:id/answer' },
      ...{ roles: ['coach'], params: oneId, body: consentAnswerBody, answers: kept, audit: 'record-consent' },
      summary: 'What the patient said to it, in their own words.',
    },
    async ({ parts, identity, params, body, now }) =>
      sent(parts, identity, answerConsent(parts, actorOf(identity), params.id, body, now)),
  ),
];

/** A deed that may leave something for a chart: what it put into the outbox goes at once. */
async function sent<T extends object>(
  { outbox }: Pick<AppParts, 'outbox'>,
  { practiceId }: { practiceId: string },
  deed: Promise<T | Refusal>,
) {
  const done = await deed;
  outbox.nudge(practiceId);
  return answered(done);
}
