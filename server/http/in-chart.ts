import { lookAtConsentReceipt, lookAtInChart } from '../workflow/desk/look-at-in-chart.ts';
import { settleCharge } from '../workflow/desk/settle-charge.ts';
import { actorOf } from './actor.ts';
import { answered } from './answered.ts';
import { keptView, oneId, onePatient } from './contract/billing.ts';
import { consentReceipt, oneCharge, settledCharge } from './contract/in-chart.ts';
import { defineRoute, type Route } from './route-table.ts';

/** What became of charges and consents on their way to the chart: all of it for the desk, a consent alone for its coach. */
export const inChartRoutes: Route[] = [
  defineRoute(
    {
      ...{ audience: 'clinician', patientBound: false, method: 'GET', roles: ['biller', 'lead'] },
      path: '/api/months/:month/claims/:patient/in-chart',
      ...{ params: onePatient, answers: { 200: 'json' }, audit: 'look-at-claim' },
      summary: 'What the desk left in this patient’s chart: the charges of the month, and consents.',
    },
    async ({ parts, identity, params: { month, patient }, now }) =>
      answered(await lookAtInChart(parts, identity, { month, patientId: patient }, now)),
  ),
  defineRoute(
    {
      ...{ audience: 'clinician', patientBound: false, method: 'POST', roles: ['biller'] },
      path: '/api/months/:month/claims/:patient/in-chart/:id',
      ...{ params: oneCharge, body: settledCharge, answers: { 200: keptView } },
      audit: 'answer-unclear-write',
      summary: 'Settles a charge: somebody looked in the chart, or took it back there by hand.',
    },
    async ({ parts, identity, params: { patient, id }, body, now }) => {
      const settled = await settleCharge(parts, identity, { patientId: patient, id, ...body }, now);
      parts.outbox.nudge(identity.practiceId);
      return answered(settled);
    },
  ),
  defineRoute(
    {
      ...{ audience: 'clinician', patientBound: true, method: 'GET', path: '/api/asks/:id/receipt' },
      ...{ roles: ['coach'], params: oneId, answers: { 200: consentReceipt }, audit: 'look-at-receipts' },
      summary: 'What became of that answer on its way to the chart.',
    },
    async ({ parts, identity, params, now }) =>
      answered(await lookAtConsentReceipt(parts, actorOf(identity), params.id, now)),
  ),
];
