import { createServer, type RequestListener, type Server } from 'node:http';
import express from 'express';
import { rateLimit } from 'express-rate-limit';
import { refuse } from '../domain/refusal.ts';
import { answerRoute, type RouteLimits } from './answer-route.ts';
import type { AppParts } from './app-parts.ts';
import { clientAssets } from './client-assets.ts';
import { groundRoutes } from './ground-routes.ts';
import { createLimit } from './limit.ts';
import { logId } from './log.ts';
import { statusOf } from './refusals.ts';
import { plainRequests } from './request-checks.ts';
import type { Route } from './route-table.ts';
import { securityHeaders } from './security-headers.ts';

export type { AppParts } from './app-parts.ts';

/** The app, without listening: headers, plain requests, limits, our files, the declared routes, nothing else. */
export function createApp(parts: AppParts, routes: readonly Route[]): express.Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').enable('case sensitive routing').enable('strict routing');
  app.set('query parser', 'simple').set('trust proxy', parts.trustedProxies ?? false);
  app.use(...securityHeaders(parts.origin), plainRequests);
  if (parts.clientFolder !== undefined) app.use('/assets', ...clientAssets(parts.clientFolder));
  const ground = groundRoutes(routes, parts.origin);
  const limits = {
    login: createLimit(parts.limits?.login ?? 600),
    cdsClient: createLimit(parts.limits?.address ?? 6_000),
  };
  declare(app, parts, ground, limits);
  app.use(limitByAddress(parts));
  declare(app, parts, routes, limits);
  app.use((_req, res) => void res.status(404).json(refuse('not-found', 'nothing-here')));
  app.use(crookedAddress(parts));
  return app;
}

/** A server that does not wait for slow senders: 5 s for the head, 8 s for the whole request. */
export function createHttpServer(app: RequestListener): Server {
  const patience = { headersTimeout: 5_000, requestTimeout: 8_000, connectionsCheckingInterval: 500 };
  return createServer({ ...patience, keepAliveTimeout: 65_000, maxHeaderSize: 16 * 1024 }, app);
}

function declare(app: express.Express, parts: AppParts, routes: readonly Route[], limits: RouteLimits): void {
  for (const route of routes) {
    const { method, path } = route.rule;
    app[method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'](path, answerRoute(parts, route, limits));
  }
}

const limitByAddress = (parts: AppParts) =>
  rateLimit({
    windowMs: 60_000,
    limit: parts.limits?.address ?? 6_000, // a whole clinic may stand behind one address
    standardHeaders: false,
    legacyHeaders: false,
    validate: false,
    handler: (_req, res) =>
      res
        .status(statusOf['too-many-requests'])
        .set('retry-after', '60')
        .json(refuse('too-many-requests', 'too-many-requests')),
  });

/** What Express itself throws: an address it cannot decode. Everything else was answered inside its route. */
const crookedAddress =
  (parts: AppParts): express.ErrorRequestHandler =>
  (error, _req, res, next) => {
    if (res.headersSent) return next(error);
    const status = (error as { status?: unknown }).status;
    if (status === 400) return void res.status(400).json(refuse('bad-request', 'unreadable-address'));
    parts.log('failed', { code: logId((error as { code?: string }).code ?? 'unknown'), status: 500 });
    res.status(500).json({ refused: 'unexpected', because: 'unexpected' });
  };
