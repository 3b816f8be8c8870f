import { z } from 'zod';
import { isRefusal } from '../domain/refusal.ts';
import type { SessionDraft } from '../domain/session/draft.ts';
import { amendSession } from '../workflow/amend-session.ts';
import { dropAmendment } from '../workflow/drop-amendment.ts';
import { lookAtSession, lookAtSessions, lookAtSessionWithChart } from '../workflow/look-at-session.ts';
import { openSession } from '../workflow/open-session.ts';
import { previewSession } from '../workflow/preview-session.ts';
import { restoreVersion } from '../workflow/restore-version.ts';
import { saveEdits } from '../workflow/save-edits.ts';
import { signAsShown } from '../workflow/sign-as-shown.ts';
import { signAnew } from '../workflow/sign-session.ts';
import { lookAtVersions } from '../workflow/versions.ts';
import { actorOf, recalledActorOf } from './actor.ts';
import { answered } from './answered.ts';
import {
  amendBody,
  openSessionBody,
  previewView,
  saveBody,
  savedAnswer,
  sessionQuery,
  sessionView,
  signBody,
  signedView,
  versionsView,
} from './contract/session.ts';
import { previewQuery } from './contract/visits.ts';
import { defineRoute, type Route } from './route-table.ts';

const coaches = ['coach'] as const;
const readers = ['coach', 'physician', 'lead'] as const;
const oneSession = z.strictObject({ id: z.uuid() });
const oneVersion = z.strictObject({ id: z.uuid(), rev: z.coerce.number().int().min(0) });
const onPatient = { audience: 'clinician', patientBound: true } as const;

/** A coaching session from its opening to its signature and its amendments. */
export const sessionRoutes: Route[] = [
  defineRoute(
    {
      ...onPatient,
      method: 'GET',
      path: '/api/sessions',
      roles: readers,
      answers: { 200: 'json' },
      audit: 'look-at-session',
      summary: 'The coaching sessions of this patient, newest first.',
    },
    async ask => ({ status: 200, json: await lookAtSessions(ask.parts, actorOf(ask.identity), ask.now) }),
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/sessions',
      roles: coaches,
      body: openSessionBody,
      answers: { 200: sessionView },
      audit: 'open-session',
      summary: 'Opens a coaching session, or resumes the one being written.',
    },
    async ask => {
      const actor = actorOf(ask.identity);
      const session = await openSession(ask.parts, actor, ask.body.key, ask.now);
      return answered(await lookAtSession(ask.parts, actor, session.id, ask.now));
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'GET',
      path: '/api/sessions/:id',
      roles: readers,
      params: oneSession,
      query: sessionQuery,
      answers: { 200: sessionView },
      audit: 'look-at-session',
      summary: 'One coaching session with what is carried over and its receipts.',
    },
    async ask => {
      const look = ask.query.chart === 'awaited' ? lookAtSessionWithChart : lookAtSession;
      return answered(await look(ask.parts, actorOf(ask.identity), ask.params.id, ask.now));
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/sessions/:id/edits',
      roles: coaches,
      // The last words before the screen locked are still on their way: they are kept, and nothing is shown for it.
      whenLocked: 'allowed',
      params: oneSession,
      body: saveBody,
      answers: { 200: savedAnswer },
      audit: 'save-session',
      summary: 'Saves edits field by field; the same key again changes nothing.',
    },
    async ask => {
      const saved = await saveEdits(ask.parts, actorOf(ask.identity), ask.params.id, ask.body, ask.now);
      if (isRefusal(saved)) return saved;
      const { session, conflicts, refused, othersWrote } = saved;
      if (ask.identity.locked)
        return {
          status: 200,
          json: { rev: session.rev, savedAt: session.savedAt, conflicts: [], refused: [] },
          headers: { 'x-alongside-locked': 'yes' },
        };
      const draft: SessionDraft | undefined = othersWrote || refused.length > 0 ? session.draft : undefined;
      return {
        status: 200,
        json: {
          rev: session.rev,
          savedAt: session.savedAt,
          conflicts,
          refused,
          ...(draft && { draft }),
        },
      };
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'GET',
      path: '/api/sessions/:id/versions',
      roles: coaches,
      params: oneSession,
      answers: { 200: versionsView },
      audit: 'look-at-session',
      summary: 'The last versions of a draft.',
    },
    async ask => {
      return answered(await lookAtVersions(ask.parts, actorOf(ask.identity), ask.params.id, ask.now));
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/sessions/:id/versions/:rev/restoration',
      roles: coaches,
      params: oneVersion,
      body: amendBody,
      answers: { 200: sessionView },
      audit: 'restore-version',
      summary: 'Brings an earlier version back as the newest.',
    },
    async ask => {
      const actor = actorOf(ask.identity);
      const { id, rev } = ask.params;
      const restored = await restoreVersion(ask.parts, actor, id, rev, ask.body.key, ask.now);
      return isRefusal(restored) ? restored : answered(await lookAtSession(ask.parts, actor, id, ask.now));
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'GET',
      path: '/api/sessions/:id/preview',
      roles: coaches,
      params: oneSession,
      query: previewQuery,
      answers: { 200: previewView },
      audit: 'look-at-session',
      summary: 'Exactly what signing would put into the chart, and where each item would go.',
    },
    async ask => {
      const { identity, params, query } = ask;
      const preview = await previewSession(ask.parts, actorOf(identity), params.id, ask.now, query.visit);
      return answered(preview);
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/sessions/:id/signature',
      roles: coaches,
      recalls: true,
      params: oneSession,
      body: signBody,
      answers: { 200: signedView },
      audit: 'sign-session',
      summary: 'Signs the session; its chart writes are on their way when this answers.',
    },
    async ask => {
      const { parts, params, body, now } = ask;
      const { actor, ifStill } = recalledActorOf(ask.identity);
      const asShown = await signAsShown(parts, actor, params.id, { ...body, ifStill }, now);
      if (asShown !== undefined) return { status: 200, written: asShown };
      const sure = await ask.sure();
      if (isRefusal(sure)) return sure;
      const signed = await signAnew(parts, actorOf(sure), params.id, body, now);
      return isRefusal(signed) ? signed : { status: 200, written: signed };
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'POST',
      path: '/api/sessions/:id/amendment',
      roles: coaches,
      params: oneSession,
      body: amendBody,
      answers: { 200: sessionView },
      audit: 'amend-session',
      summary: 'Opens a signed session for its next version.',
    },
    async ask => {
      const actor = actorOf(ask.identity);
      const amended = await amendSession(ask.parts, actor, ask.params.id, ask.now);
      return isRefusal(amended)
        ? amended
        : answered(await lookAtSession(ask.parts, actor, amended.id, ask.now));
    },
  ),
  defineRoute(
    {
      ...onPatient,
      method: 'DELETE',
      path: '/api/sessions/:id/amendment',
      roles: coaches,
      params: oneSession,
      answers: { 200: sessionView },
      audit: 'drop-amendment',
      summary: 'Leaves a session as it was signed; what was written to amend it stays among its versions.',
    },
    async ask => {
      const actor = actorOf(ask.identity);
      const left = await dropAmendment(ask.parts, actor, ask.params.id, ask.now);
      return isRefusal(left) ? left : answered(await lookAtSession(ask.parts, actor, left.id, ask.now));
    },
  ),
];
