import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

type Started = { iss: string; verifier: string };

/**
 * The smallest SMART app that can be embedded: it launches, trades its code, and shows what it was told
 * (`#patient`, `#user`, `#banner`). It keeps no cookie, as an app in a frame must be able to do.
 */
export function trialApp(at: string, clientId: string) {
  const started = new Map<string, Started>();
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', at);
    const query = url.searchParams;
    if (url.pathname !== '/callback') {
      response.writeHead(302, { location: begin(started, query, at, clientId) }).end();
      return;
    }
    const told = await finish(started.get(query.get('state') ?? ''), query.get('code') ?? '', at, clientId);
    response.setHeader('content-type', 'text/html').end(page(told));
  };
}

function begin(started: Map<string, Started>, query: URLSearchParams, at: string, clientId: string): string {
  const iss = query.get('iss') ?? '';
  const launch = query.get('launch');
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(8).toString('hex');
  started.set(state, { iss, verifier });
  const asked = new URL(iss.replace(/\/fhir$/, '/oidc/auth'));
  asked.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: `${at}/callback`,
    scope: launch ? 'openid fhirUser launch patient/*.rs' : 'openid fhirUser user/*.rs',
    state,
    aud: iss,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(launch ? { launch } : {}),
  }).toString();
  return asked.href;
}

async function finish(
  start: Started | undefined,
  code: string,
  at: string,
  clientId: string,
): Promise<Record<string, string>> {
  if (!start) return { error: 'unknown state' };
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    code_verifier: start.verifier,
    redirect_uri: `${at}/callback`,
    client_id: clientId,
  });
  const answer = await fetch(start.iss.replace(/\/fhir$/, '/oidc/token'), { method: 'POST', body });
  const tokens = (await answer.json()) as Record<string, string>;
  const claims = JSON.parse(Buffer.from(tokens.id_token?.split('.')[1] ?? 'e30', 'base64url').toString());
  return { patient: tokens.patient ?? 'none', user: claims.sub, banner: String(tokens.need_patient_banner) };
}

function page(told: Record<string, string>): string {
  const lines = Object.entries(told).map(([name, value]) => `<p id="${name}">${value}</p>`);
  return `<!doctype html><html lang="en"><title>Trial app</title><h1>Trial app</h1>${lines.join('')}<label>Words <input></label></html>`;
}
