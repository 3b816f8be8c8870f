import type { Request } from 'express';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import type { AppParts } from './app-parts.ts';
import type { CallerIdentity, Identity } from './identity.ts';
import { jsonBody } from './json-body.ts';
import type { Limit } from './limit.ts';
import { fromOurPage } from './request-checks.ts';
import { type RouteRule, taken } from './route-table.ts';

export type Admitted = { identity: CallerIdentity; params: unknown; query: unknown; body: unknown };
type Knows = (identity: CallerIdentity) => void;
type Let = { identity: CallerIdentity; body: unknown };

/**
 * Decides whether a call may be asked at all, in this order: it comes from our page, its body can be read, somebody
 * is signed in by the launch it names, not locked, in a role that may, with a patient where one is needed, not too
 * often; and what it brings has the declared shape. An EMR that asks for cards is known by its token alone, before
 * anything of its body is read.
 */
export function admit(parts: AppParts, rule: RouteRule, limits: { login: Limit; cdsClient: Limit }) {
  const shapes = taken(rule);
  return async (req: Request, knows: Knows): Promise<Admitted | Refusal> => {
    const admitted =
      rule.audience === 'cds-client'
        ? await letEmr(parts, rule, limits.cdsClient, req, knows)
        : await letPerson(parts, rule, limits.login, req, knows);
    if (isRefusal(admitted)) return admitted;
    const params = shapes.params.safeParse(req.params);
    if (!params.success) return refuse('not-found', 'nothing-here');
    const query = shapes.query.safeParse({ ...req.query });
    if (!query.success) return wrongShape(query.error.issues);
    const body = shapes.body.safeParse(admitted.body ?? {});
    if (!body.success) return wrongShape(body.error.issues);
    return { identity: admitted.identity, params: params.data, query: query.data, body: body.data };
  };
}

async function letPerson(
  parts: AppParts,
  rule: RouteRule,
  limit: Limit,
  req: Request,
  knows: Knows,
): Promise<Let | Refusal> {
  const changes = rule.method !== 'GET';
  const stranger = changes ? fromOurPage(req, parts.origin, rule.audience === 'clinician') : undefined;
  if (stranger) return stranger;
  const sent = changes ? await jsonBody(req, rule.mostBytes) : { body: undefined };
  if (isRefusal(sent)) return sent;
  const identity: Identity = rule.audience === 'public' ? { kind: 'nobody' } : await parts.identify(req);
  knows(identity);
  const barred = rule.audience === 'clinician' ? bar(req, rule, identity) : undefined;
  if (barred) return barred;
  if (identity.kind === 'login' && !limit(identity.loginId, parts.clock())) return tooMany;
  return { identity, body: sent.body };
}

async function letEmr(
  parts: AppParts,
  rule: RouteRule,
  limit: Limit,
  req: Request,
  knows: Knows,
): Promise<Let | Refusal> {
  const address = `${parts.origin}${req.originalUrl}`;
  const identity = await parts.launching.cdsCaller(req.get('authorization'), address, parts.clock());
  knows(identity);
  if (identity.kind === 'nobody') return refuse('not-signed-in', 'not-signed-in');
  if (!limit(`${identity.practiceId} ${identity.iss}`, parts.clock())) return tooMany;
  const sent = rule.method === 'GET' ? { body: undefined } : await jsonBody(req, rule.mostBytes);
  return isRefusal(sent) ? sent : { identity, body: sent.body };
}

const tooMany = refuse('too-many-requests', 'too-many-requests');

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
