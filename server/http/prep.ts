import { z } from 'zod';
import { readRaw } from '../chart/read/read-raw.ts';
import { hasAccess } from '../domain/chart/emr-access.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { auditDeed } from '../workflow/audit-deed.ts';
import { prepNow } from '../workflow/look-at-prep.ts';
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
      summary: 'Everything worth knowing before a session, from the last reading of the chart or a fresh one.',
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
      const actor = actorOf(ask.identity);
      const access = await ask.parts.emrAccess(actor.practiceId, actor.loginId);
      if (!hasAccess(access))
        return refuse('emr-unavailable', 'The EMR is not answering just now. What was read before still stands here.');
      const { type, id } = ask.params;
      const raw = await readRaw(access, type, id, actor.patientId);
      if (isRefusal(raw)) return raw;
      await ask.parts.db.withPractice(actor.practiceId, tx =>
        auditDeed(
          tx,
          ask.parts,
          actor,
          { action: 'look-at-chart-source', entity: type, entityId: id },
          ask.now,
        ),
      );
      return { status: 200, json: raw };
    },
  ),
];
