import express, { type Request, type Response, type Router } from 'express';
import { performBundle } from './bundles.ts';
import { capabilityStatement } from './capability-statement.ts';
import { type Deed, deedOf } from './deeds.ts';
import { rulesOf } from './disguises.ts';
import {
  expiredToken,
  type Lateness,
  lateness,
  pause,
  refusedType,
  strikeAfter,
  strikeBefore,
  type Target,
} from './fault-play.ts';
import { perform, type Site } from './interactions.ts';
import { refuse } from './outcomes.ts';
import { readBody } from './request-body.ts';
import { createRequestLog } from './request-log.ts';
import { accessOf } from './scopes.ts';
import { letterOf, send } from './send-answer.ts';
import type { Answer, Disguise, FaultBoard, FhirStore, Grant, Json, RequestLog } from './types.ts';

export type FhirRouterOptions = {
  store: FhirStore;
  /** Where this router is mounted, without trailing slash: `http://localhost:4300/fhir`. */
  baseUrl: string;
  /** What a bearer token stands for; undefined: 401. */
  grantFor: (bearer: string) => Promise<Grant | undefined>;
  faults: FaultBoard;
  /** Asked on every request, so it may change while running. */
  disguise: () => Disguise;
  /** Milliseconds the `slow` disguise adds to each request; default 1,500. */
  slowMs?: () => number;
};

/**
 * The FHIR R4 server as an express router, with the log of its requests.
 * Mount it before any body parser: it reads bodies itself, since malformed ones are its to refuse.
 */
export function createFhirRouter(options: FhirRouterOptions): { router: Router; requests: RequestLog } {
  const { log, watch } = createRequestLog();
  const router = express.Router();
  router.use((req, res) => {
    watch(req, res);
    return serve(req, res, options);
  });
  return { router, requests: log };
}

async function serve(req: Request, res: Response, options: FhirRouterOptions): Promise<void> {
  const { faults, disguise, baseUrl, slowMs = () => 1500 } = options;
  const target = targetOf(req);
  if (disguise() === 'slow') await pause(slowMs());
  if (await strikeBefore(faults, target, res)) return;
  const rules = rulesOf(disguise());
  const done = await answerTo(req, target, options).catch(bug);
  if ('late' in done) return commitLate(res, done);
  const letter = letterOf(done, req, rules, baseUrl);
  if (!strikeAfter(faults, target, res, letter)) send(res, letter);
}

/** Connection and commit part ways: the one is closed half-way, the other comes when nobody listens. */
async function commitLate(res: Response, { late, commit }: Late): Promise<void> {
  if (typeof late === 'number') {
    await pause(late / 2);
    res.socket?.destroy();
    await pause(late / 2);
    commit();
  } else {
    await Promise.all([late.until, new Promise(gone => res.once('close', gone))]);
    commit();
    late.kept();
  }
}

type Late = { late: Lateness; commit: () => void };

async function answerTo(req: Request, target: Target, options: FhirRouterOptions): Promise<Answer | Late> {
  const { store, baseUrl, faults, disguise } = options;
  if (wantsOtherFormat(req)) return refuse(406, 'not-supported', 'Only JSON is spoken here');
  if (req.path === '/metadata' && req.method === 'GET') {
    return { status: 200, body: capabilityStatement(disguise(), baseUrl, new Date().toISOString()) };
  }
  const grant = await options.grantFor(bearerOf(req));
  if (!grant) return refuse(401, 'login', 'A valid access token is needed');
  const expired = expiredToken(faults, target);
  if (expired) return expired;
  const read = await readBody(req);
  if ('status' in read) return read;
  const find = (type: string, id: string) => store.read(type, id) as Json | undefined;
  const site: Site = {
    ...{ store, baseUrl, find },
    access: accessOf(grant, find),
    rules: rulesOf(disguise()),
    refusal: deed => refusedType(faults, methodOf(deed), deed.type),
  };
  const act = () =>
    isBundle(req) ? performBundle(bundleOf(read.body), site) : performRequest(req, read.body, site);
  const late = lateness(faults, target);
  return late === undefined ? act() : { late, commit: act };
}

function performRequest(req: Request, body: unknown, site: Site): Answer {
  const query = new URLSearchParams(req.url.split('?')[1] ?? '');
  const deed = deedOf(req.method, decoded(req.path), query);
  if ('status' in deed) return deed;
  if (req.path.endsWith('/_search')) {
    for (const [name, value] of new URLSearchParams(typeof body === 'string' ? body : ''))
      query.append(name, value);
  }
  const header = (name: string) => req.headers[name]?.toString();
  return perform(
    {
      ...deed,
      body,
      ifMatch: header('if-match'),
      ifNoneMatch: header('if-none-match'),
      ifNoneExist: header('if-none-exist'),
    },
    site,
  );
}

function targetOf(req: Request): Target {
  const [type] = req.path.split('/').filter(part => part !== '');
  const isWrite = req.method !== 'GET' && !req.path.endsWith('/_search');
  return { method: req.method, type: type ?? 'Bundle', isWrite };
}

const httpMethods: Partial<Record<Deed['interaction'], string>> = {
  create: 'POST',
  update: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
};

function methodOf({ interaction }: Deed): string {
  return httpMethods[interaction] ?? 'GET';
}

function bearerOf(req: Request): string {
  return /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? '';
}

function isBundle(req: Request): boolean {
  return req.method === 'POST' && (req.path === '/' || req.path === '');
}

function bundleOf(body: unknown): Json {
  return body !== null && typeof body === 'object' ? (body as Json) : { resourceType: '' };
}

function wantsOtherFormat(req: Request): boolean {
  const format = new URLSearchParams(req.url.split('?')[1] ?? '').get('_format');
  const accept = req.headers.accept ?? '*/*';
  return (format !== null && !format.includes('json')) || !/json|\*\/\*|application\/\*/.test(accept);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A bug of this server, told to whoever develops against it. */
function bug(error: unknown): Answer {
  return refuse(500, 'exception', error instanceof Error ? (error.stack ?? error.message) : String(error));
}
