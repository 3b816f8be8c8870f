import { z } from 'zod';
import type { Handoff } from '../domain/handoff/handoff.ts';
import type { AuditAction } from '../domain/practice/audit-actions.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { shown } from '../views/handoffs.ts';
import { sayMembership } from '../workflow/handoff/care-team.ts';
import {
  callOnceMore,
  giveBackHandoff,
  passOnHandoff,
  recordHandoff,
  sayMoreOfHandoff,
  takeHandoff,
  withdrawHandoff,
} from '../workflow/handoff/change-handoff.ts';
import type { Colleague } from '../workflow/handoff/file-handoff.ts';
import { handOver } from '../workflow/handoff/hand-over.ts';
import {
  beginToListen,
  lookAtCareTeam,
  lookAtCoachList,
  lookAtHandoffs,
} from '../workflow/handoff/look-at-handoffs.ts';
import { wasThisTalk } from '../workflow/handoff/talk.ts';
import { actorOf } from './actor.ts';
import { answered } from './answered.ts';
import type { AppParts } from './app-parts.ts';
import {
  askedBody,
  careTeamView,
  coachListQuery,
  coachListView,
  handOverBody,
  handoffView,
  outcomeBody,
  talkHandoffBody,
} from './contract/handoff.ts';
import type { LoginIdentity } from './identity.ts';
import { liveNews } from './live.ts';
import { defineRoute, type Route, type RouteRule } from './route-table.ts';

const oneOf = z.strictObject({ id: z.uuid() });
const onPatient = { audience: 'clinician', patientBound: true } as const;
const anywhere = { audience: 'clinician', patientBound: false } as const;
const readers = ['coach', 'physician', 'lead'] as const;
const physicians = ['physician', 'lead'] as const;
const coaches = ['coach'] as const;

/** A patient handed to coaching: by the physician from the chart, taken and answered by a coach from wherever they are. */
export const handoffRoutes: Route[] = [
  defineRoute(
    {
      ...onPatient,
      method: 'GET',
      path: '/api/handoffs',
      roles: readers,
      answers: { 200: z.array(handoffView) },
      audit: 'look-at-handoffs',
      summary: 'The handoffs of this patient, newest first, with what became of each.',
    },
    async ask => ({ status: 200, json: await lookAtHandoffs(ask.parts, actorOf(ask.identity), ask.now) }),
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/handoffs',
      roles: physicians,
      body: handOverBody,
      answers: { 200: handoffView },
      audit: 'hand-over',
      summary: 'Hands this patient over: the free coaches are called, or it waits in their list.',
    },
    async ({ parts, identity, body, now }) => {
      const actor = actorOf(identity);
      return toldOf(await handOver(parts, actor, body, now), identity);
    },
  ),
  deedOn(
    { ...onPatient, method: 'POST', path: '/api/handoffs/:id/withdrawal', roles: physicians },
    { audit: 'withdraw-handoff', summary: 'The physician takes a handoff back.' },
    (parts, identity, id, now) => withdrawHandoff(parts, actorOf(identity), id, now),
  ),
  deedOn(
    { ...onPatient, method: 'POST', path: '/api/handoffs/:id/call', roles: physicians },
    { audit: 'call-again', summary: 'The physician has the free coaches called once more.' },
    (parts, identity, id, now) => callOnceMore(parts, actorOf(identity), id, now),
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'PUT',
      path: '/api/handoffs/:id/asked',
      roles: physicians,
      params: oneOf,
      body: askedBody,
      answers: { 200: handoffView },
      audit: 'say-more-of-handoff',
      summary: 'The physician says what the one tap left open: the room, the reasons, a line.',
    },
    async ({ parts, identity, params, body, now }) =>
      toldOf(await sayMoreOfHandoff(parts, actorOf(identity), params.id, body, now), identity),
  ),
  deedOn(
    { ...anywhere, method: 'POST', path: '/api/handoffs/:id/taking', roles: coaches },
    {
      audit: 'take-handoff',
      summary: 'A coach takes a handoff. Where another was quicker, the answer says who.',
    },
    (parts, identity, id, now) => takeHandoff(parts, colleagueOf(identity), id, now),
  ),
  deedOn(
    { ...anywhere, method: 'DELETE', path: '/api/handoffs/:id/taking', roles: coaches },
    {
      audit: 'give-back-handoff',
      summary: 'A coach who took a handoff cannot come after all: the others are called, or it waits.',
    },
    (parts, identity, id, now) => giveBackHandoff(parts, colleagueOf(identity), id, now),
  ),
  deedOn(
    { ...anywhere, method: 'POST', path: '/api/handoffs/:id/passing', roles: coaches },
    {
      audit: 'pass-on-handoff',
      summary: 'A coach says that they cannot come now; the others are called on.',
    },
    (parts, identity, id, now) => passOnHandoff(parts, colleagueOf(identity), id, now),
  ),
  defineRoute(
    {
      ...anywhere,
      method: 'POST',
      path: '/api/handoffs/:id/outcome',
      roles: coaches,
      params: oneOf,
      body: outcomeBody,
      answers: { 200: handoffView },
      audit: 'record-handoff',
      summary: 'What became of a handoff, from the list or from the chart of its patient.',
    },
    async ({ parts, identity, params, body, now }) =>
      toldOf(await recordHandoff(parts, colleagueOf(identity), params.id, body, now), identity),
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/sessions/:id/handoff',
      roles: coaches,
      params: oneOf,
      body: talkHandoffBody,
      answers: { 200: handoffView },
      audit: 'record-handoff',
      summary: 'That this talk was what a handoff asked for, and how the patient was met in it.',
    },
    async ({ parts, identity, params, body, now }) =>
      toldOf(await wasThisTalk(parts, actorOf(identity), params.id, body, now), identity),
  ),
  defineRoute(
    {
      ...anywhere,
      method: 'GET',
      path: '/api/coach-list',
      roles: coaches,
      query: coachListQuery,
      answers: { 200: coachListView },
      audit: 'look-at-coach-list',
      summary: 'Who waits for a coach. Only in a launch without a chart: it names patients.',
    },
    async ask =>
      answered(await lookAtCoachList(ask.parts, colleagueOf(ask.identity), ask.now, ask.query.upTo)),
  ),
  defineRoute(
    {
      ...anywhere,
      method: 'GET',
      path: '/api/live',
      roles: [...readers, 'biller'],
      answers: { 200: 'event-stream' },
      audit: 'look-at-calls',
      summary: 'What an open page shows by itself: calls, and marks that change when something else did.',
    },
    async ask => {
      const who = colleagueOf(ask.identity);
      await beginToListen(ask.parts, who, ask.now);
      return { status: 200, stream: res => liveNews(res, ask, who) };
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'GET',
      path: '/api/care-team',
      roles: readers,
      answers: { 200: careTeamView },
      audit: 'look-at-care-team',
      summary: 'Who coaches this patient, since when, and how to reach them.',
    },
    async ask => ({ status: 200, json: await lookAtCareTeam(ask.parts, actorOf(ask.identity), ask.now) }),
  ),
  ...(['POST', 'DELETE'] as const).map(method =>
    defineRoute(
      {
        ...onPatient,
        method,
        path: '/api/care-team/membership',
        roles: coaches,
        answers: { 200: careTeamView },
        audit: 'change-care-team',
        summary: method === 'POST' ? 'I coach this patient.' : 'I coach this patient no longer.',
      },
      async ({ parts, identity, now }) => {
        const says = method === 'POST' ? 'coaches' : 'no-longer';
        return { status: 200, json: await sayMembership(parts, actorOf(identity), says, now) };
      },
    ),
  ),
];

type Deed = (parts: AppParts, identity: LoginIdentity, id: string, now: Date) => Promise<Handoff | Refusal>;

/** One tap about one handoff; what is answered is the handoff as it then stands. */
function deedOn(
  where: Pick<RouteRule<'clinician'>, 'audience' | 'patientBound' | 'method' | 'path' | 'roles'>,
  what: { audit: AuditAction; summary: string },
  deed: Deed,
): Route {
  return defineRoute(
    { ...where, ...what, params: oneOf, answers: { 200: handoffView } },
    async ({ parts, identity, params, now }) => toldOf(await deed(parts, identity, params.id, now), identity),
  );
}

const toldOf = (outcome: Handoff | Refusal, { staff }: LoginIdentity) =>
  answered(isRefusal(outcome) ? outcome : shown(outcome, staff.id));

/** Who does a deed of a handoff: in the launch of a chart, or in none. */
export const colleagueOf = (identity: LoginIdentity): Colleague => {
  const { practiceId, loginId, staff, patientId, visitId, iss, scopes, settings } = identity;
  return { practiceId, loginId, staff, patientId, visitId, iss, scopes, settings };
};
