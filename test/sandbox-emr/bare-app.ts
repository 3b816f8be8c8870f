import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type CryptoKey, SignJWT } from 'jose';
import type { RegisteredClient } from './authorization/clients.ts';
import { followLaunch, type Walk, type WalkOptions } from './scripted-launch.ts';
import type { SandboxEmr, WantedLaunch } from './server.ts';

/** An app that is nothing but HTTP requests, for trying the authorization server from outside. */
export const callback = 'http://127.0.0.1:9/callback';

export const publicClient: RegisteredClient = {
  clientId: 'public',
  name: 'Public',
  auth: { kind: 'public' },
  redirectUris: [callback],
  launchUrl: 'http://127.0.0.1:9/launch',
};
export const secretClient: RegisteredClient = {
  ...publicClient,
  clientId: 'secret',
  auth: { kind: 'secret', secret: 'a-secret-of-32-characters-or-more' },
};

/** An EMR with two patients and one visit. */
export const bareEmr = {
  patients: 'none' as const,
  today: '2026-11-22',
  resources: [
    { resourceType: 'Patient' as const, id: 'ana', name: [{ family: 'ana' }] },
    { resourceType: 'Patient' as const, id: 'ben', name: [{ family: 'ben' }] },
    {
      resourceType: 'Encounter' as const,
      id: 'ana-visit',
      status: 'in-progress' as const,
      class: { code: 'AMB' },
      subject: { reference: 'Patient/ana' },
    },
  ],
};

export type Answer = { status: number; body: Record<string, unknown> };
export type Asked = { walk: Walk; verifier: string; code?: string; error?: string; description?: string };
type Params = Record<string, string | undefined>;

/** A launch id as an EHR launch would bring it to the app. */
export async function launchId(emr: SandboxEmr, wanted: Partial<WantedLaunch> = {}): Promise<string> {
  const url = await emr.launchUrlFor({ clientId: 'public', practitioner: 'coach-dana', ...wanted });
  return new URL(url).searchParams.get('launch') ?? '';
}

/** Sends the browser to the authorization endpoint; a parameter given as undefined is left out. */
export async function ask(emr: SandboxEmr, params: Params, options: WalkOptions = {}): Promise<Asked> {
  const verifier = randomBytes(32).toString('base64url');
  const asked = new URL(`${emr.url}/oidc/auth`);
  const all: Params = {
    response_type: 'code',
    client_id: 'public',
    redirect_uri: callback,
    scope: 'openid fhirUser launch patient/*.rs',
    state: 'a-state',
    aud: emr.fhirBase,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...params,
  };
  for (const [name, value] of Object.entries(all))
    if (value !== undefined) asked.searchParams.set(name, value);
  const walk = await followLaunch(asked.href, {
    stopBefore: url => url.href.startsWith(callback),
    ...options,
  });
  const { searchParams, hash } = new URL(walk.url);
  const answer = hash ? new URLSearchParams(hash.slice(1)) : searchParams;
  const back = walk.url.startsWith(callback);
  const read = (name: string) => (back ? (answer.get(name) ?? undefined) : undefined);
  return { walk, verifier, code: read('code'), error: read('error'), description: read('error_description') };
}

/** POSTs a form to an endpoint of the authorization server. */
export async function post(
  emr: SandboxEmr,
  path: string,
  form: Params,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) if (value !== undefined) body.set(name, value);
  const response = await fetch(`${emr.url}/oidc${path}`, { method: 'POST', body, headers });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : {} };
}

/** Trades a code for tokens as the public client, or with other form members and headers. */
export function trade(
  emr: SandboxEmr,
  asked: Asked,
  more: Params = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const form = {
    grant_type: 'authorization_code',
    code: asked.code,
    code_verifier: asked.verifier,
    redirect_uri: callback,
  };
  return post(emr, '/token', { ...form, client_id: 'public', ...more }, headers);
}

/** The whole EHR launch of the public client, from the launch id to the tokens. */
export async function launched(
  emr: SandboxEmr,
  wanted: Partial<WantedLaunch>,
  scope: string,
): Promise<Answer> {
  const asked = await ask(emr, { launch: await launchId(emr, wanted), scope });
  return trade(emr, asked);
}

export function refresh(emr: SandboxEmr, refreshToken: unknown, more: Params = {}): Promise<Answer> {
  return post(emr, '/token', {
    grant_type: 'refresh_token',
    refresh_token: String(refreshToken),
    client_id: 'public',
    ...more,
  });
}

export async function fhirStatus(emr: SandboxEmr, token: unknown, path: string): Promise<number> {
  const response = await fetch(`${emr.fhirBase}/${path}`, { headers: { authorization: `Bearer ${token}` } });
  await response.arrayBuffer();
  return response.status;
}

/** The two form members by which a client proves its key (RFC 7523). */
export async function assertion(
  emr: SandboxEmr,
  client: RegisteredClient,
  key: CryptoKey,
  alg: string,
  more: { audience?: string; jti?: string } = {},
): Promise<Params> {
  const jwt = await new SignJWT({ jti: more.jti ?? randomUUID() })
    .setProtectedHeader({ alg, typ: 'JWT', kid: alg })
    .setIssuer(client.clientId)
    .setSubject(client.clientId)
    .setAudience(more.audience ?? `${emr.url}/oidc/token`)
    .setExpirationTime('4m')
    .sign(key);
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: jwt,
  };
}
