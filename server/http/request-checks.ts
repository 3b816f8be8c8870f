import type { Request, RequestHandler } from 'express';
import { type Refusal, refuse } from '../domain/refusal.ts';

/** Programs that read a calendar ask first whether it changed. */
const calendars = '/calendar/';

/** Refuses requests whose address or host two programs could read differently. */
export const plainRequests: RequestHandler = (req, res, next) => {
  const hosts = req.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts !== 1) return void res.status(400).json(refuse('bad-request', 'hosts'));
  const isHead = req.method === 'HEAD' && req.url.startsWith(calendars);
  if (!isHead && !['GET', 'POST', 'PUT', 'DELETE'].includes(req.method))
    return void res.status(405).set('allow', 'GET').end();
  const path = req.url.split('?', 1)[0] ?? '';
  if (crooked.test(path)) return void res.status(404).json(refuse('not-found', 'nothing-here'));
  next();
};

/**
 * Whether a request that changes something comes from our own page: same origin by the browser's word, and as JSON,
 * which no form can send. Our pages name their launch in a header, which no other site can set.
 */
export function fromOurPage(req: Request, origin: string, namesLaunch: boolean): Refusal | undefined {
  const site = req.get('sec-fetch-site');
  const from = req.get('origin');
  const ours = (site === undefined || site === 'same-origin') && (from === undefined || from === origin);
  if (!ours || (site === undefined && from === undefined)) {
    return refuse('wrong-origin', 'other-page');
  }
  if (namesLaunch && req.get('x-alongside-launch') === undefined) {
    return refuse('wrong-origin', 'no-launch-named', 'x-alongside-launch');
  }
  return undefined;
}

/** `//`, `;`, `\`, dots and slashes in disguise, NUL, and percent signs that mean nothing. */
const crooked = /\/\/|;|\\|%2e|%2f|%5c|%00|\/\.{1,2}(\/|$)|%(?![0-9a-f]{2})/i;
