import { randomBytes, randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { auditRefusal } from '../workflow/audit-refusal.ts';
import { type Admitted, admit } from './admission.ts';
import type { AppParts } from './app-parts.ts';
import type { CallerIdentity } from './identity.ts';
import type { Limit } from './limit.ts';
import { logId } from './log.ts';
import { refusalPage } from './plain-pages.ts';
import { readerLanguage } from './reader-language.ts';
import { statusOf } from './refusals.ts';
import { type Answer, isPage, type Route, type RouteRule } from './route-table.ts';
import { deadEnd, pagePolicy } from './security-headers.ts';
import { sendAnswer } from './send-answer.ts';

export type RouteLimits = { login: Limit; cdsClient: Limit };

/** The whole way of one call: admitted or refused, asked, answered, logged by its ids. */
export function answerRoute(parts: AppParts, route: Route, limits: RouteLimits): RequestHandler {
  const admission = admit(parts, route.rule, limits);
  return async (req, res) => {
    const began = performance.now();
    let identity: CallerIdentity = { kind: 'nobody' };
    try {
      const outcome = await inTime(parts, route.rule, began, async msLeft => {
        const admitted = await admission(req, found => {
          identity = found;
        });
        return isRefusal(admitted) ? admitted : asked(parts, route, { ...admitted, msLeft }, req, res);
      });
      if (isRefusal(outcome)) await sendRefusal(parts, route, identity, outcome, req, res);
      else await sendAnswer(route.rule, outcome, res, parts.checkAnswers === true);
    } catch (error) {
      sendFailure(parts, route, error, req, res);
    }
    const who = identity as CallerIdentity;
    parts.log('request', {
      route: logId(route.rule.path),
      method: route.rule.method,
      status: res.statusCode,
      ms: Math.round(performance.now() - began),
      ...(who.kind !== 'nobody' && { practice: logId(who.practiceId) }),
      ...(who.kind === 'login' && { login: logId(who.loginId) }),
    });
  };
}

async function asked(
  parts: AppParts,
  route: Route,
  admitted: Admitted & { msLeft(): number },
  req: Request,
  res: Response,
): Promise<Answer | Refusal> {
  let made: string | undefined;
  const nonce = () => (made ??= randomBytes(16).toString('base64'));
  const frameFor = async (practiceId: string) =>
    pagePolicy(res, nonce(), await parts.frameOriginsFor(practiceId));
  if (isPage(route.rule)) {
    if (admitted.identity.kind === 'login') await frameFor(admitted.identity.practiceId);
    else pagePolicy(res, nonce(), []);
  }
  const ask = {
    ...{ parts, ...admitted, now: parts.clock(), frameFor, req, res },
    get nonce() {
      return nonce();
    },
  };
  return route.answer(ask as Parameters<Route['answer']>[0]);
}

/** The answer, or the rule's answer at last: then what is still under way is heard by nobody. */
async function inTime(
  { limits }: AppParts,
  { atLast }: RouteRule,
  began: number,
  work: (msLeft: () => number) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  if (atLast === undefined) return work(() => Number.POSITIVE_INFINITY);
  const { promise: late, resolve } = Promise.withResolvers<Answer>();
  const msLeft = () => began + (limits?.atLastMs ?? atLast.afterMs) - performance.now();
  const timer = setTimeout(() => resolve(atLast.answer), msLeft());
  const working = work(() => msLeft() - aMoment);
  working.catch(() => undefined);
  return Promise.race([working, late]).finally(() => clearTimeout(timer));
}

/** Milliseconds that saving and sending still take. */
const aMoment = 20;

/** Refusals at the walls leave an audit row; those of the coaching itself are told to the coach and end there. */
const audited = new Set<Refusal['refused']>(['not-your-role', 'other-patient', 'not-found', 'wrong-origin']);

async function sendRefusal(
  parts: AppParts,
  route: Route,
  identity: CallerIdentity,
  refusal: Refusal & { status?: number; page?: string },
  req: Request,
  res: Response,
): Promise<void> {
  const { status = statusOf[refusal.refused], page, ...words } = refusal;
  const { audit: action } = route.rule;
  const isTold = identity.kind === 'cds-client' || audited.has(refusal.refused);
  if (identity.kind !== 'nobody' && isTold && typeof action === 'string') {
    // An EMR sends what its program makes: which of it was wrong is what somebody has to look at.
    const refused = identity.kind === 'login' ? refusal.refused : refusal.because;
    await auditRefusal(parts, identity, { action, refused, route: nameOf(route) }, parts.clock());
  }
  parts.log('refused', { route: logId(route.rule.path), refused: refusal.refused, status });
  if (refusal.refused === 'too-large') res.set('connection', 'close');
  if (refusal.refused === 'too-many-requests') res.set('retry-after', '60');
  res.status(status);
  // An EMR whose token is not believed is not told why.
  if (status === 401 && route.rule.audience === 'cds-client')
    return void res.set('www-authenticate', 'Bearer').end();
  if (page !== undefined) res.type('html').send(page);
  else if (isPage(route.rule)) sendDeadEnd(res, refusalPage(words, readerLanguage(req)));
  else res.json(words);
}

/** What we did not expect. The page gets a number, the log the same number and a code; neither gets the cause. */
function sendFailure(parts: AppParts, route: Route, error: unknown, req: Request, res: Response): void {
  const id = randomUUID();
  const code = (error as { code?: unknown } | null)?.code;
  const name = error instanceof Error ? error.name : 'unknown';
  parts.log('failed', {
    id: logId(id),
    route: logId(route.rule.path),
    code: logId(typeof code === 'string' ? code : name),
    status: 500,
  });
  if (res.headersSent) return void res.destroy();
  const because = 'unexpected';
  res.status(500);
  if (isPage(route.rule)) sendDeadEnd(res, refusalPage({ because }, readerLanguage(req), id));
  else res.json({ refused: 'unexpected', because, errorId: id });
}

function sendDeadEnd(res: Response, page: string): void {
  res.set('content-security-policy', deadEnd).type('html').send(page);
}

const nameOf = ({ rule }: Route): string => `${rule.method} ${rule.path}`;
