import type { Request } from 'express';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import type { AppParts } from './app-parts.ts';
import type { CallerIdentity, Identity, LoginIdentity } from './identity.ts';
import { jsonBody } from './json-body.ts';
import type { Limit } from './limit.ts';
import { fromOurPage } from './request-checks.ts';
import { type RouteRule, taken } from './route-table.ts';

type Sure = () => Promise<LoginIdentity | Refusal>;
export type Admitted = {
  identity: CallerIdentity;
  sure: Sure;
  params: unknown;
  query: unknown;
  body: unknown;
};
type Knows = (identity: CallerIdentity) => void;
type Let = { identity: CallerIdentity; sure: Sure; body: unknown };

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
    const { identity, sure } = admitted;
    return { identity, sure, params: params.data, query: query.data, body: body.data };
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
  const asked = async (): Promise<Identity | Refusal> => {
    const identity: Identity = rule.audience === 'public' ? { kind: 'nobody' } : await parts.identify(req);
    knows(identity);
    return (rule.audience === 'clinician' ? bar(req, rule, identity) : undefined) ?? identity;
  };
  const recalled = rule.recalls ? parts.launching.logins.recall(req.headers, req.path) : undefined;
  const isKnown = recalled !== undefined && bar(req, rule, recalled) === undefined;
  if (isKnown) knows(recalled);
  const identity = isKnown ? recalled : await asked();
  if (isRefusal(identity)) return identity;
  if (identity.kind === 'login' && !limit(identity.loginId, parts.clock())) return tooMany;
  const sure = async () => {
    const found = isKnown ? await asked() : identity;
    return isRefusal(found) || found.kind === 'login' ? found : notSignedIn;
  };
  return { identity, sure, body: sent.body };
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
  if (identity.kind === 'nobody') return notSignedIn;
  if (!limit(`${identity.practiceId} ${identity.iss}`, parts.clock())) return tooMany;
  const sent = rule.method === 'GET' ? { body: undefined } : await jsonBody(req, rule.mostBytes);
  return isRefusal(sent) ? sent : { identity, sure: async () => notSignedIn, body: sent.body };
}

const notSignedIn = refuse('not-signed-in', 'not-signed-in');
const tooMany = refuse('too-many-requests', 'too-many-requests');

function bar(req: Request, rule: RouteRule, identity: Identity): Refusal | undefined {
  const named = req.get('x-alongside-launch') ?? req.params.launchId;
  if (identity.kind === 'nobody' || named !== identity.loginId) return notSignedIn;
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
