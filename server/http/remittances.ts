import { endDenial } from '../workflow/desk/denials.ts';
import { lookAtDenials } from '../workflow/desk/look-at-denials.ts';
import { matchByHand } from '../workflow/desk/match-remittance.ts';
import { importRemittance, lookAtRemittance } from '../workflow/desk/remittance.ts';
import { answered } from './answered.ts';
import { keptView, oneId } from './contract/billing.ts';
import {
  denialEndBody,
  denialsAsked,
  matchBody,
  mostBytesOfRemittance as mostBytes,
  oneRemittanceLine,
  remittanceBody,
  remittanceText,
} from './contract/remittance.ts';
import { defineRoute, type Route } from './route-table.ts';

const desk = { audience: 'clinician', patientBound: false } as const;
const doing = { ...desk, method: 'POST', roles: ['biller'] } as const;
const kept = { 200: keptView } as const;

/** What payers paid and denied: a file is looked at, then taken in; what it does not say clearly is matched by hand. */
export const remittanceRoutes: Route[] = [
  defineRoute(
    {
      ...{ ...desk, method: 'GET', roles: ['biller', 'lead'], path: '/api/denials', query: denialsAsked },
      ...{ answers: { 200: 'json' }, audit: 'look-at-denials' },
      summary:
        'What payers denied, open ones first with their age; counted for the month; what nothing was found for.',
    },
    async ({ parts, identity, query, now }) => answered(await lookAtDenials(parts, identity, query, now)),
  ),
  defineRoute(
    {
      ...{ ...doing, path: '/api/remittances/look', body: remittanceText, mostBytes },
      ...{ answers: { 200: 'json' }, audit: 'look-at-remittance' },
      summary: 'What a remittance (X12 835, or columns) would do; nothing is kept.',
    },
    async ({ parts, identity, body, now }) => answered(await lookAtRemittance(parts, identity, body, now)),
  ),
  defineRoute(
    {
      ...{ ...doing, path: '/api/remittances', body: remittanceBody, mostBytes },
      ...{ answers: { 200: 'json' }, audit: 'import-remittance' },
      summary: 'Takes a remittance in. What was said before, in this file or another, changes nothing.',
    },
    async ({ parts, identity, body, now }) => answered(await importRemittance(parts, identity, body, now)),
  ),
  defineRoute(
    {
      ...{ ...doing, path: '/api/remittances/:id/lines/:place/match', params: oneRemittanceLine },
      ...{ body: matchBody, answers: kept, audit: 'match-remittance' },
      summary: 'Which line of ours a payer meant, said by hand.',
    },
    async ({ parts, identity, params: { id: remittanceId, place }, body, now }) => {
      const { month, patient: patientId, lineKey } = body;
      const to = { month, patientId, lineKey };
      return answered(await matchByHand(parts, identity, { remittanceId, place, to }, now));
    },
  ),
  defineRoute(
    {
      ...{ ...doing, path: '/api/denials/:id/end', params: oneId, body: denialEndBody, answers: kept },
      audit: 'end-denial',
      summary: 'How a denial ended: paid after all, lost, or written off.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await endDenial(parts, identity, { ...params, ...body }, now)),
  ),
];
