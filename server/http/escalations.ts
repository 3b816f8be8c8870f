import { z } from 'zod';
import { clinicians } from '../domain/escalation/escalation.ts';
import { refuse } from '../domain/refusal.ts';
import type { OnWatch } from '../workflow/escalation/clinician.ts';
import { lookAtEscalations, lookAtReports, showEscalations } from '../workflow/escalation/look.ts';
import { recordReport } from '../workflow/escalation/report.ts';
import { close, noteOn, seeTo } from '../workflow/escalation/see-to.ts';
import { actorOf } from './actor.ts';
import { answered } from './answered.ts';
import { closureBody, noteBody, reportBody } from './contract/escalation.ts';
import type { LoginIdentity } from './identity.ts';
import { toldOfEscalations as told } from './live.ts';
import { defineRoute, type Route } from './route-table.ts';

const readers = ['coach', 'physician', 'lead'] as const;
const one = z.strictObject({ id: z.uuid() });
const deed = z.strictObject({ id: z.uuid() });
const ofPractice = { audience: 'clinician', patientBound: false } as const;
const onPatient = { audience: 'clinician', patientBound: true } as const;

/** Red flags on their way to a clinician: raised elsewhere by what coaches save and patients report, seen to here. */
export const escalationRoutes: Route[] = [
  defineRoute(
    {
      ...ofPractice,
      ...{ method: 'GET', path: '/api/escalations', roles: told, answers: { 200: 'json' } },
      query: z.strictObject({ page: z.enum(['in-sight', 'hidden']).default('in-sight') }),
      audit: 'look-at-escalations',
      summary:
        'Open escalations of the practice, and those closed lately; of other patients than the open one without a name. On a page in sight they are shown by that.',
    },
    async ask => ({
      status: 200,
      json: await (ask.query.page === 'hidden' ? lookAtEscalations : showEscalations)(
        ask.parts,
        onWatch(ask.identity),
        ask.now,
      ),
    }),
  ),
  defineRoute(
    {
      ...onPatient,
      ...{ method: 'GET', path: '/api/escalations/here', roles: readers, answers: { 200: 'json' } },
      audit: 'look-at-escalations',
      summary: 'Escalations about this patient: what is open, and what was closed lately.',
    },
    async ask => ({
      status: 200,
      json: await lookAtEscalations(ask.parts, onWatch(ask.identity), ask.now, true),
    }),
  ),
  defineRoute(
    {
      ...ofPractice,
      ...{ method: 'POST', path: '/api/escalations/:id/sight', roles: clinicians, params: one },
      answers: { 200: deed },
      audit: 'see-escalation',
      summary: 'A clinician has seen it; it climbs more slowly from then on.',
    },
    async ask => answered(await seeTo(ask.parts, onWatch(ask.identity), ask.params.id, ask.now)),
  ),
  defineRoute(
    {
      ...ofPractice,
      ...{ method: 'POST', path: '/api/escalations/:id/notes', roles: readers, params: one, body: noteBody },
      answers: { 200: deed },
      audit: 'note-escalation',
      summary: 'Adds what somebody knows to an escalation. It closes nothing.',
    },
    async ask => {
      const who = onWatch(ask.identity);
      if (who.staff.role === 'coach' && who.patientId === undefined)
        return refuse('other-patient', 'no-patient-open');
      return answered(await noteOn(ask.parts, who, ask.params.id, ask.body, ask.now));
    },
  ),
  defineRoute(
    {
      ...ofPractice,
      ...{ method: 'POST', path: '/api/escalations/:id/closure', roles: clinicians, params: one },
      ...{ body: closureBody, answers: { 200: deed } },
      audit: 'close-escalation',
      summary: 'A clinician closes an escalation with what was done.',
    },
    async ask => answered(await close(ask.parts, onWatch(ask.identity), ask.params.id, ask.body, ask.now)),
  ),
  defineRoute(
    {
      ...onPatient,
      ...{ method: 'GET', path: '/api/check-ins', roles: readers, answers: { 200: 'json' } },
      audit: 'look-at-escalations',
      summary: 'What this patient reported between talks in the last thirty days.',
    },
    async ask => ({ status: 200, json: await lookAtReports(ask.parts, actorOf(ask.identity), ask.now) }),
  ),
  defineRoute(
    {
      ...onPatient,
      ...{ method: 'POST', path: '/api/check-ins', roles: ['coach', 'physician'], body: reportBody },
      answers: { 200: z.strictObject({ id: z.uuid(), raised: z.array(z.uuid()) }) },
      audit: 'record-report',
      summary:
        'Keeps what a patient reported, a check-in or a message, and raises what the rules find in it.',
    },
    async ask => {
      const { readings, words = '', selfHarmAnswer } = ask.body;
      if (readings.length === 0 && words.trim() === '' && selfHarmAnswer === undefined)
        return refuse('nothing-recorded', 'nothing-recorded');
      return { status: 200, json: await recordReport(ask.parts, actorOf(ask.identity), ask.body, ask.now) };
    },
  ),
];

export const onWatch = (identity: LoginIdentity): OnWatch => {
  const { practiceId, loginId, staff, iss, scopes, settings, patientId } = identity;
  return { practiceId, loginId, staff, iss, scopes, settings, patientId };
};
