import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** What the hostile EMR is asked to do differently; all absent is an honest server. */
export type Mischief = {
  configuration?: Record<string, unknown>;
  /** Answers in place of the honest ones, by path. */
  answers?: { [path: string]: (res: ServerResponse) => void };
  /** Answers a sign-in that names no app: a look at it, not a person on their way. */
  barePage?: (res: ServerResponse) => void;
  /** Parameters changed on the way back to us; undefined takes one away. */
  callback?: Record<string, string | undefined>;
  token?: Record<string, unknown>;
  idToken?: (honest: {
    claims: Record<string, unknown>;
    sign: Signer;
  }) => Promise<string | undefined> | string | undefined;
};
export type Signer = (claims: Record<string, unknown>, header?: Record<string, unknown>) => Promise<string>;

/** An authorization server of the tests that signs anybody in, and lies where it is told to. */
export async function startForger(clientId: string) {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const publicJwk: JWK = { ...(await exportJWK(pair.publicKey)), kid: 'good', alg: 'ES256', use: 'sig' };
  const sign: Signer = (claims, header = {}) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'good', ...header }).sign(pair.privateKey);
  const seen: { path: string; form: URLSearchParams }[] = [];
  const codes = new Map<string, URLSearchParams>();
  let mischief: Mischief = {};
  const server = createServer((req, res) => void answer(req, res));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const iss = `${url}/fhir`;

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const at = new URL(req.url ?? '/', url);
    const form = new URLSearchParams(await bodyOf(req));
    seen.push({ path: at.pathname, form });
    const instead = mischief.answers?.[at.pathname];
    if (instead) return instead(res);
    if (at.pathname === '/fhir/.well-known/smart-configuration')
      return json(res, { ...configuration(url), ...mischief.configuration });
    if (at.pathname === '/fhir/metadata') return json(res, metadata);
    if (at.pathname === '/jwks') return json(res, { keys: [publicJwk] });
    if (at.pathname === '/authorize') return authorize(at, res);
    if (at.pathname === '/token') return token(form, res);
    json(res, {});
  }

  function authorize(at: URL, res: ServerResponse): void {
    const redirectUri = at.searchParams.get('redirect_uri');
    if (!redirectUri) {
      if (mischief.barePage) mischief.barePage(res);
      else res.writeHead(400).end('no redirect_uri');
      return;
    }
    const code = `code-${codes.size}`;
    codes.set(code, at.searchParams);
    const back = new URL(redirectUri);
    const given = { code, state: at.searchParams.get('state') ?? '', iss: url, ...mischief.callback };
    for (const [name, value] of Object.entries(given))
      if (value !== undefined) back.searchParams.set(name, value);
    res.writeHead(302, { location: back.href }).end();
  }

  async function token(form: URLSearchParams, res: ServerResponse): Promise<void> {
    const asked = codes.get(form.get('code') ?? '');
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ iss: url, aud: clientId, sub: 'dana', iat: now, exp: now + 300 },
      nonce: asked?.get('nonce'),
      fhirUser: `${iss}/Practitioner/coach-dana`,
    };
    const idToken = mischief.idToken ? await mischief.idToken({ claims, sign }) : await sign(claims);
    json(res, {
      ...{
        access_token: 'a'.repeat(40),
        refresh_token: 'r'.repeat(40),
        token_type: 'Bearer',
        expires_in: 3600,
      },
      ...{ scope: asked?.get('scope') ?? 'openid', patient: 'rosa-morales', id_token: idToken },
      ...mischief.token,
    });
  }

  return {
    url,
    iss,
    seen,
    sign,
    publicJwk,
    privateKey: pair.privateKey,
    be: (next: Mischief) => {
      mischief = next;
    },
    async close() {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
export type Forger = Awaited<ReturnType<typeof startForger>>;

export const json = (res: ServerResponse, body: unknown, status = 200): void => {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const configuration = (url: string) => ({
  issuer: url,
  jwks_uri: `${url}/jwks`,
  authorization_endpoint: `${url}/authorize`,
  token_endpoint: `${url}/token`,
  revocation_endpoint: `${url}/revoke`,
  code_challenge_methods_supported: ['S256'],
  capabilities: [
    'launch-ehr',
    'launch-standalone',
    'permission-offline',
    'permission-v2',
    'sso-openid-connect',
  ],
});

const metadata = {
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  rest: [
    {
      mode: 'server',
      resource: [{ type: 'Patient', interaction: [{ code: 'read' }, { code: 'search-type' }] }],
    },
  ],
};

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
