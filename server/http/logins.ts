import { z } from 'zod';
import { refuse } from '../domain/refusal.ts';
import { loginView } from './contract/login.ts';
import { defineRoute, type Route } from './route-table.ts';

const anyRole = { audience: 'clinician', roles: 'any', patientBound: false } as const;
const nothingIn = z.strictObject({});
const launchId = z.string().regex(/^[A-Za-z0-9_-]{32}$/);
/** `practice.secret`, as the fragment carries it. */
const oneTime = z.string().regex(/^[0-9a-f-]{36}\.[A-Za-z0-9_-]{43}$/);

/** A login after the launch: who is here, still at it, done. */
export const loginRoutes: Route[] = [
  defineRoute(
    {
      ...anyRole,
      method: 'GET',
      path: '/api/login',
      whenLocked: 'allowed',
      answers: { 200: loginView },
      audit: { none: 'tells a person who they are' },
      summary: 'Who is here, in which launch, and whether the screen is locked.',
    },
    async ({ identity, parts }) => {
      const { practiceId, loginId, staff, patientId, locked, needBanner, settings, intent } = identity;
      const { name, role, credential } = staff;
      return {
        status: 200,
        json: {
          launchId: loginId,
          practice: await parts.launching.practiceName(practiceId),
          staff: { name, role, credential },
          ...(patientId === undefined || locked ? {} : { patientId }),
          locked,
          needBanner,
          idleLockMinutes: settings.idleLockMinutes,
          timeZone: settings.timeZone,
          intent,
        },
      };
    },
  ),
  defineRoute(
    {
      ...anyRole,
      method: 'POST',
      path: '/api/login/activity',
      body: nothingIn,
      answers: { 204: 'empty' },
      audit: { none: 'says only that somebody is at the keyboard' },
      summary: 'The person did something: the idle clock starts again.',
    },
    async ({ identity, parts }) => {
      await parts.launching.logins.active(identity);
      return { status: 204 };
    },
  ),
  defineRoute(
    {
      ...anyRole,
      method: 'DELETE',
      path: '/api/login',
      whenLocked: 'allowed',
      body: nothingIn,
      answers: { 204: 'empty' },
      audit: 'logout',
      summary: 'Signs out: here, and at the EMR where it takes notice.',
    },
    async ({ identity, parts, res }) => {
      parts.shown.forget(identity.loginId);
      await parts.launching.logins.end(identity);
      res.append('set-cookie', parts.launching.logins.forgetting(identity.loginId));
      return { status: 204 };
    },
  ),
  defineRoute(
    {
      audience: 'launch',
      roles: 'any',
      patientBound: false,
      method: 'POST',
      path: '/api/login/handover',
      body: z.strictObject({ launchId, secret: oneTime }),
      answers: { 200: z.strictObject({ authorization: z.string() }) },
      audit: { none: 'the launch itself is written down' },
      summary:
        'A browser without cookies turns its one-time secret into an authorization it keeps in memory.',
    },
    async ({ body, parts }) => {
      const [practiceId = '', once = ''] = body.secret.split('.');
      const secret = await parts.launching.logins.handOver(practiceId, body.launchId, once);
      if (secret === undefined) return refuse('launch-expired', 'sign-in-spent');
      return { status: 200, json: { authorization: `Alongside ${practiceId}.${body.launchId}.${secret}` } };
    },
  ),
];
