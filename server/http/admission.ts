import type { Request } from 'express';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import type { AppParts } from './app-parts.ts';
import type { Identity } from './identity.ts';
import { jsonBody } from './json-body.ts';
import type { Limit } from './limit.ts';
import { fromOurPage } from './request-checks.ts';
import { type RouteRule, taken } from './route-table.ts';

export type Admitted = { identity: Identity; params: unknown; query: unknown; body: unknown };

/**
 * Decides whether a call may be asked at all, in this order: it comes from our page, its body can be read, somebody
 * is signed in by the launch it names, not locked, in a role that may, with a patient where one is needed, not too
 * often; and what it brings has the declared shape.
 */
export function admit(parts: AppParts, rule: RouteRule, limit: Limit) {
  const shapes = taken(rule);
  return async (req: Request, knows: (identity: Identity) => void): Promise<Admitted | Refusal> => {
    const changes = rule.method !== 'GET';
    const stranger = changes ? fromOurPage(req, parts.origin, rule.audience === 'clinician') : undefined;
    if (stranger) return stranger;
    const sent = changes ? await jsonBody(req) : { body: undefined };
    if (isRefusal(sent)) return sent;
    const identity: Identity = rule.audience === 'public' ? { kind: 'nobody' } : await parts.identify(req);
    knows(identity);
    const barred = rule.audience === 'clinician' ? bar(req, rule, identity) : undefined;
    if (barred) return barred;
    if (identity.kind === 'login' && !limit(identity.loginId, parts.clock())) {
      return refuse('too-many-requests', 'too-many-requests');
    }
    const params = shapes.params.safeParse(req.params);
    if (!params.success) return refuse('not-found', 'nothing-here');
    const query = shapes.query.safeParse({ ...req.query });
    if (!query.success) return wrongShape(query.error.issues);
    const body = shapes.body.safeParse(sent.body ?? {});
    if (!body.success) return wrongShape(body.error.issues);
    return { identity, params: params.data, query: query.data, body: body.data };
  };
}

function bar(req: Request, rule: RouteRule, identity: Identity): Refusal | undefined {
  const named = req.get('x-alongside-launch') ?? req.params.launchId;
  if (identity.kind === 'nobody' || named !== identity.loginId) {
    return refuse('not-signed-in', 'not-signed-in');
  }
  if (identity.locked && rule.whenLocked !== 'allowed') {
    return refuse('locked', 'locked');
  }
  if (rule.roles !== 'any' && !rule.roles.includes(identity.staff.role)) {
    return refuse('not-your-role', 'other-role');
  }
  if (rule.patientBound && identity.patientId === undefined) {
    return refuse('other-patient', 'no-patient-open');
  }
  return undefined;
}

/** Which field, and what to do about it; never what was in it. */
function wrongShape(issues: readonly { path: PropertyKey[]; message: string }[]): Refusal {
  const [first] = issues;
  const field = first?.path.map(String).join('.') ?? '';
  return {
    ...refuse('bad-request', 'not-understood', field || undefined),
    ...(first && { detail: first.message }),
  };
}
