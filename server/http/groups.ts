import { z } from 'zod';
import { amendGroup } from '../workflow/group/amend-group.ts';
import { holdGroup } from '../workflow/group/hold-group.ts';
import { keepDraft } from '../workflow/group/keep-draft.ts';
import { lookAtGroups } from '../workflow/group/look-at-groups.ts';
import { answered } from './answered.ts';
import {
  groupBody,
  groupCorrection,
  groupDraftBody,
  groupDraftKept,
  groupKept,
  groupsView,
} from './contract/group.ts';
import type { LoginIdentity } from './identity.ts';
import { defineRoute, type Route } from './route-table.ts';

const coaches = { audience: 'clinician', patientBound: false, roles: ['coach'] } as const;

/** Groups: held once, written down once, in a launch without a chart. */
export const groupRoutes: Route[] = [
  defineRoute(
    {
      ...{ ...coaches, method: 'GET', path: '/api/groups', answers: { 200: groupsView } },
      audit: 'look-at-groups',
      summary: 'Whom this coach may write down in a group, and the groups they held lately.',
    },
    async ask => answered(await lookAtGroups(ask.parts, whoOf(ask.identity), ask.now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'POST', path: '/api/groups', body: groupBody, answers: { 200: groupKept } },
      audit: 'hold-group',
      summary: 'A group that was held: a session of their own for each who was there, all or none.',
    },
    async ({ parts, identity, body, now }) => answered(await holdGroup(parts, whoOf(identity), body, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'PUT', path: '/api/groups/draft', body: groupDraftBody },
      ...{ answers: { 200: groupDraftKept }, audit: 'keep-group-draft' },
      summary: 'What is written of a group so far, kept until it is signed; null throws it away.',
    },
    async ({ parts, identity, body, now }) =>
      answered(await keepDraft(parts, whoOf(identity), body.written, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'PUT', path: '/api/groups/:id', params: z.strictObject({ id: z.uuid() }) },
      ...{ body: groupCorrection, answers: { 200: groupKept }, audit: 'amend-group' },
      summary: 'A group put right, with the reason: an amended version in every record it changes.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await amendGroup(parts, whoOf(identity), params.id, body, now)),
  ),
];

const whoOf = (identity: LoginIdentity) => {
  const { practiceId, loginId, staff, patientId, visitId, iss, scopes, settings } = identity;
  return { practiceId, loginId, staff, patientId, visitId, iss, scopes, settings };
};
