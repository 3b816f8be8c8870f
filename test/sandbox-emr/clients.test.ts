import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RegisteredClient } from './authorization/clients.ts';
import {
  ask,
  assertion,
  bareEmr,
  fhirStatus,
  launchId,
  post,
  publicClient,
  secretClient,
  trade,
} from './bare-app.ts';
import { type SandboxEmr, startSandboxEmr } from './server.ts';

let emr: SandboxEmr;
let es384: CryptoKey;
let rs384: CryptoKey;
let keyClient: RegisteredClient;
let keyClientByUri: RegisteredClient;
let backend: RegisteredClient;
const keys = createServer((_request, response) =>
  response.setHeader('content-type', 'application/json').end(JSON.stringify(jwks)),
);
const jwks = { keys: [] as object[] };

beforeAll(async () => {
  const [es, rs] = await Promise.all(
    ['ES384', 'RS384'].map(alg => generateKeyPair(alg, { extractable: true })),
  );
  if (!es || !rs) throw new Error('no keys');
  es384 = es.privateKey;
  rs384 = rs.privateKey;
  jwks.keys = [
    { ...(await exportJWK(es.publicKey)), kid: 'ES384', alg: 'ES384' },
    { ...(await exportJWK(rs.publicKey)), kid: 'RS384', alg: 'RS384' },
  ];
  await new Promise<void>(resolve => keys.listen(0, '127.0.0.1', resolve));
  const jwksUri = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks.json`;
  keyClient = { ...publicClient, clientId: 'key', auth: { kind: 'key', jwks } };
  keyClientByUri = { ...publicClient, clientId: 'key-by-uri', auth: { kind: 'key', jwksUri } };
  backend = { ...keyClient, clientId: 'backend', redirectUris: [], grants: ['client_credentials'] };
  emr = await startSandboxEmr({
    ...bareEmr,
    clients: [publicClient, secretClient, keyClient, keyClientByUri, backend],
  });
});

afterAll(async () => {
  await emr.close();
  keys.close();
});

const askAs = async (clientId: string) =>
  ask(emr, { client_id: clientId, launch: await launchId(emr, { clientId, patient: 'ana' }) });
const basic = (secret: string) => ({
  authorization: `Basic ${Buffer.from(`secret:${secret}`).toString('base64')}`,
});

test('the secret is taken in the header or in the form, and a wrong one is not', async () => {
  const secret = 'a-secret-of-32-characters-or-more';
  const byHeader = await trade(emr, await askAs('secret'), { client_id: undefined }, basic(secret));
  const byForm = await trade(emr, await askAs('secret'), { client_id: 'secret', client_secret: secret });
  const wrong = await trade(emr, await askAs('secret'), { client_id: undefined }, basic('guessed'));
  const none = await trade(emr, await askAs('secret'), { client_id: 'secret' });
  expect([byHeader.status, byForm.status, wrong.status, none.status]).toEqual([200, 200, 401, 401]);
});

test.each(['ES384', 'RS384'])(
  'a key of kind %s is taken, from a registered set and from an address',
  async alg => {
    for (const client of [keyClient, keyClientByUri]) {
      const proof = await assertion(emr, client, alg === 'ES384' ? es384 : rs384, alg);
      const { status, body } = await trade(emr, await askAs(client.clientId), {
        client_id: client.clientId,
        ...proof,
      });
      expect([client.clientId, status, body.patient]).toEqual([client.clientId, 200, 'ana']);
    }
  },
);

test('an assertion shown twice, or made for somebody else, is refused', async () => {
  const proof = await assertion(emr, keyClient, es384, 'ES384');
  expect((await trade(emr, await askAs('key'), { client_id: 'key', ...proof })).status).toBe(200);
  expect((await trade(emr, await askAs('key'), { client_id: 'key', ...proof })).body.error).toBe(
    'invalid_client',
  );
  const stray = await assertion(emr, keyClient, es384, 'ES384', {
    audience: 'https://other.example/token',
  });
  expect((await trade(emr, await askAs('key'), { client_id: 'key', ...stray })).body.error).toBe(
    'invalid_client',
  );
});

test('a backend service gets system scopes and nothing else', async () => {
  const ask = async (scope: string) =>
    post(emr, '/token', {
      grant_type: 'client_credentials',
      scope,
      ...(await assertion(emr, backend, es384, 'ES384')),
    });
  const { body } = await ask('system/Patient.rs user/Patient.rs patient/*.rs openid');
  expect(body).toMatchObject({ scope: 'system/Patient.rs', expires_in: 300 });
  expect(await fhirStatus(emr, body.access_token, 'Patient/ana')).toBe(200);
  expect((await ask('user/Patient.rs')).body.error).toBe('invalid_scope');
  expect(
    (
      await post(emr, '/token', {
        grant_type: 'client_credentials',
        scope: 'system/*.rs',
        client_id: 'public',
      })
    ).body.error,
  ).toMatch(/unauthorized_client|invalid_request/);
});
