import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express, { type Response } from 'express';
import type { PrepView } from '../../server/domain/chart/prep.ts';
import { languageFrom } from '../../server/domain/language.ts';
import { type BuiltClient, builtClient } from '../../server/http/built-client.ts';
import type { LiveNews } from '../../server/http/contract/handoff.ts';
import type { LoginView } from '../../server/http/contract/login.ts';
import type { PageState, RenderInput } from '../../server/http/contract/page.ts';
import { pagePolicy } from '../../server/http/security-headers.ts';
import { firstOf, now } from './prep-views.ts';

export const launchId = 'launch-of-the-client-tests-00001';
const root = join(import.meta.dirname, '..', '..');
const clientFolder = join(root, 'dist', 'client');

let pages: Promise<BuiltClient> | undefined;

/** The screens as they are built from what stands here now; nothing is built twice. */
export function builtPages(): Promise<BuiltClient> {
  if (pages) return pages;
  execFileSync(process.execPath, ['server/commands/build.ts'], { cwd: root, stdio: 'pipe' });
  pages = builtClient(clientFolder);
  return pages;
}

export const login: LoginView = {
  launchId,
  practice: 'Eastside Family Health',
  staff: { name: 'Dana Reyes', role: 'coach', credential: 'NBC-HWC' },
  patientId: 'rosa',
  locked: false,
  needBanner: true,
  idleLockMinutes: 10,
  timeZone: 'America/Los_Angeles',
};

/** What a call to the server gets, `after` something; `undefined` goes on to the plain answers. */
export type Said = { status?: number; json?: unknown; after?: Promise<unknown> };
export type Scripted = (method: string, path: string, body: unknown) => Said | undefined;

export type Site = { url: string; asked: string[]; stop: () => Promise<void> };

/**
 * The built pages over real HTTP with the real page policy, with the data of one scripted patient behind them: for
 * looking at screens in states that a whole practice would take long to get into.
 */
export async function startSite(given: {
  prep: PrepView;
  state?: PageState;
  parts?: RenderInput['parts'];
  answers?: Scripted;
  /** Files of the page that do not come, by the beginning of their name. */
  lost?: string;
  /** Files of the page that come only after something, by the beginning of their name. */
  late?: { file: string; after: Promise<unknown> };
}): Promise<Site> {
  const client = await builtPages();
  const asked: string[] = [];
  const app = express();
  app.use('/assets', (req, res, next) => {
    const is = (file?: string) => file !== undefined && req.path.startsWith(`/${file}`);
    if (is(given.lost)) return void res.sendStatus(503);
    if (is(given.late?.file)) return void given.late?.after.then(() => next());
    next();
  });
  app.use('/assets', express.static(join(clientFolder, 'assets')));
  app.use(express.json());
  app.get('/app/*rest', (req, res) => {
    const nonce = 'bm9uY2Utb2YtYS10ZXN0';
    pagePolicy(res, nonce, []);
    res.type('html');
    const language = languageFrom(req.get('accept-language'));
    const state = given.state ?? 'open';
    const whole = { who: Promise.resolve(firstOf(given.prep)), prep: Promise.resolve(given.prep) };
    client
      .render({
        launchId,
        path: req.path,
        language,
        state,
        login: state === 'open' ? login : undefined,
        timeZone: 'America/Los_Angeles',
        now,
        files: client.filesFor(req.path, language),
        nonce,
        parts: state === 'open' ? (given.parts ?? whole) : undefined,
        onError: cause => asked.push(`render failed: ${String(cause)}`),
      })
      .pipe(res);
  });
  app.get('/livez', (_req, res) => void res.send('ok'));
  // What a page asks by itself once it can be used: nobody calls, nothing was handed over.
  app.get('/api/live', (_req, res) => {
    const news: LiveNews = {
      now,
      calls: [],
      going: [],
      busy: false,
      redFlags: 0,
      toAsk: 0,
      marks: { handoffs: 'none' },
    };
    res.type('text/event-stream').write(`data: ${JSON.stringify(news)}\n\n`);
  });
  app.use('/api', (req, res) => {
    const by = req.get('authorization');
    asked.push(`${req.method} ${req.originalUrl}${by === undefined ? '' : ` by ${by}`}`);
    const path = req.originalUrl;
    const named = req.get('x-alongside-launch') === launchId;
    const answer = named ? given.answers?.(req.method, path, req.body) : { status: 401, json: ended };
    void send(res, answer ?? plain(req.method, path, given.prep));
  });
  const server = createServer(app as (req: IncomingMessage, res: ServerResponse) => void);
  await new Promise<void>(up => server.listen(0, '127.0.0.1', up));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>(down => {
      server.close(() => down());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/app/${launchId}`, asked, stop };
}

export const ended = { refused: 'not-signed-in', because: 'not-signed-in' };

function plain(method: string, path: string, prep: PrepView): Said {
  if (path.startsWith('/api/escalations/')) return { json: { at: now, urgentLine: '', escalations: [] } };
  if (path === '/api/hope') return { json: { hope: null } };
  if (path.startsWith('/api/prep')) return { json: { ...prep, stale: false } };
  if (method === 'POST' && path === '/api/login/activity') return { status: 204 };
  if (method === 'DELETE' && path === '/api/login') return { status: 204 };
  if (path === '/api/login') return { json: login };
  if (path === '/api/sessions' && method === 'GET') {
    const { lastSession } = prep;
    return { json: lastSession ? [{ ...lastSession, version: 2, status: 'signed' }] : [] };
  }
  if (path.startsWith('/api/chart/')) {
    return {
      json: {
        resourceType: 'Observation',
        status: 'final',
        code: { coding: [{ display: 'Hemoglobin A1c' }] },
        valueQuantity: { value: 8.2, unit: '%' },
      },
    };
  }
  return { status: 404, json: { refused: 'not-found', because: 'nothing-here' } };
}

async function send(res: Response, { status = 200, json, after }: Said): Promise<void> {
  await after;
  if (json === undefined) res.status(status).end();
  else res.status(status).json(json);
}
