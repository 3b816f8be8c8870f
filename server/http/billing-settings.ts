import { keepers } from '../domain/practice/settings.ts';
import { answered } from './answered.ts';
import { billingSaidBody, payersBody, payersView } from './contract/billing-settings.ts';
import { defineRoute, type Route } from './route-table.ts';

// The rules of every payer come with these: most servers of a day need none of them.
const ofPractice = () => import('../workflow/desk/billing-of-practice.ts');
const payers = () => import('../workflow/desk/confirm-payers.ts');

const withoutChart = { audience: 'clinician', patientBound: false } as const;

/** What a practice says of itself to the rules of billing, and of many patients at once who pays. */
export const billingSettingsRoutes: Route[] = [
  defineRoute(
    {
      ...{ ...withoutChart, method: 'GET', path: '/api/billing-settings', roles: keepers },
      ...{ answers: { 200: 'json' }, audit: 'look-at-billing-settings' },
      summary:
        'Whether claims may leave with an assumed payer, and which unverified rules the practice answers for.',
    },
    async ({ parts, identity, now }) =>
      answered(await (await ofPractice()).lookAtBilling(parts, identity, now)),
  ),
  defineRoute(
    {
      ...{ ...withoutChart, method: 'PUT', path: '/api/billing-settings', roles: keepers },
      ...{ body: billingSaidBody, answers: { 200: 'json' }, audit: 'change-settings' },
      summary: 'Says one of these, with who answers for it; open months are worked out anew.',
    },
    async ({ parts, identity, body, now }) =>
      answered(await (await ofPractice()).changeBilling(parts, identity, body, now)),
  ),
  defineRoute(
    {
      ...{ ...withoutChart, method: 'POST', path: '/api/payers', roles: ['biller'], body: payersBody },
      ...{ answers: { 200: payersView }, audit: 'record-billing-fact' },
      summary: 'Says of many patients that the assumed payer pays, or takes that back.',
    },
    async ({ parts, identity, body, now }) =>
      answered(await (await payers()).confirmPayers(parts, identity, body, now)),
  ),
];
