import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, bareEmr, publicClient, trade } from './bare-app.ts';
import { type SandboxEmr, startSandboxEmr } from './server.ts';

type Call = { address: string; authorization: string; body: Record<string, unknown> };
const calls: Call[] = [];
let answers: unknown = { cards: [] };
let at = '';
/** A service that says one thing about whoever comes, and writes down what it was sent. */
const service = createServer(async (request, response) => {
  let text = '';
  for await (const part of request) text += part;
  const { authorization = '' } = request.headers;
  calls.push({ address: `${at}${request.url}`, authorization, body: text ? JSON.parse(text) : {} });
  const prefetch = {
    patient: 'Patient/{{context.patientId}}',
    visits: 'Encounter?patient={{context.patientId}}',
    odd: 'Nothing/1',
  };
  const services = [{ id: 'one', hook: 'patient-view', prefetch }];
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(request.url === '/cds-services' ? { services } : answers));
});
let emr: SandboxEmr;
beforeAll(async () => {
  await new Promise<void>(up => service.listen(0, '127.0.0.1', up));
  at = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  const clients = [{ ...publicClient, cdsServices: `${at}/cds-services` }];
  emr = await startSandboxEmr({ ...bareEmr, clients });
});
afterAll(async () => {
  await emr.close();
  service.close();
});

const card = {
  uuid: '6f9f7c0e-5c1d-4c39-9d3e-0f4a3c3f7f10',
  summary: 'Look <img src=x onerror=alert(1)>',
  indicator: 'info',
  source: { label: 'Trial' },
  links: [{ label: 'Open', url: publicClient.launchUrl, type: 'smart', appContext: 'intent=look' }],
  overrideReasons: [{ code: 'not-now', display: 'Not now' }],
};
const asOsei = (path: string, init: RequestInit = {}) =>
  fetch(`${emr.url}${path}`, {
    ...init,
    headers: { cookie: 'emr_staff=dr-osei', 'content-type': 'application/json', ...init.headers },
  });
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  asOsei(path, { method: 'POST', body: JSON.stringify(body), headers });

describe('when a chart is opened, the EMR', () => {
  test('asks the service by a token of its own for that very address, and sends along what it wanted', async () => {
    answers = { cards: [card] };
    const shown = await (await asOsei('/chart/ana/cards')).text();
    const call = calls.findLast(({ address }) => address === `${at}/cds-services/one`);
    const keys = createRemoteJWKSet(new URL(`${emr.url}/cds/jwks.json`));
    const token = call?.authorization.replace('Bearer ', '') ?? '';
    const { payload, protectedHeader } = await jwtVerify(token, keys, { audience: call?.address });
    expect(protectedHeader).toMatchObject({ alg: 'ES384', jku: `${emr.url}/cds/jwks.json` });
    expect(payload).toMatchObject({ iss: emr.fhirBase, jti: expect.any(String) });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(300);
    expect(call?.body).toMatchObject({
      ...{ hook: 'patient-view', fhirServer: emr.fhirBase },
      context: { userId: 'Practitioner/dr-osei', patientId: 'ana' },
      prefetch: {
        patient: { resourceType: 'Patient', id: 'ana' },
        visits: { resourceType: 'Bundle', total: 1 },
      },
    });
    expect(call?.body.prefetch).not.toHaveProperty('odd');
    expect(shown).toContain('Look &#60;img');
    expect(shown).not.toContain('<img');
  });
  test('shows nothing of a service that is away or odd, and nothing to who is not signed in', async () => {
    answers = 'not cards';
    expect(await (await asOsei('/chart/ana/cards')).text()).toBe('');
    expect((await fetch(`${emr.url}/chart/ana/cards`)).status).toBe(404);
  });
  test('tells the service that its card was put aside, and why', async () => {
    const from = { client: 'public', service: 'one', card: card.uuid };
    expect((await post('/chart/ana/cards/aside', { ...from, reason: { code: 'not-now' } })).status).toBe(204);
    expect(calls.at(-1)).toMatchObject({
      address: `${at}/cds-services/one/feedback`,
      body: {
        feedback: [
          { card: card.uuid, outcome: 'overridden', overrideReason: { reason: { code: 'not-now' } } },
        ],
      },
    });
    expect((await post('/chart/ana/cards/aside', { ...from, service: 'two' })).status).toBe(502);
  });
});

describe('a smart link', () => {
  const wanted = {
    launchUrl: publicClient.launchUrl,
    parameters: { patient: 'ana', appContext: 'intent=look' },
  };
  const launch = '/fhir/_services/smart/Launch';
  test('makes a launch whose token answer gives back what the link said', async () => {
    const { launch_id: id } = await (await post(launch, wanted)).json();
    const page = await (await asOsei(`/chart/ana/app/public?launch=${id}`)).text();
    expect(page).toContain(`launch=${id}`);
    const asked = await ask(emr, { launch: id });
    const { body } = await trade(emr, asked);
    expect(body).toMatchObject({ patient: 'ana', appContext: 'intent=look' });
  });
  test('is made for an app too that asks with a person’s token, to its own address alone', async () => {
    const { body } = await trade(
      emr,
      await ask(emr, { launch: (await (await post(launch, wanted)).json()).launch_id }),
    );
    const asApp = (authorization: string, more: object = {}) =>
      post(launch, { ...wanted, ...more }, { cookie: '', 'sec-fetch-site': 'cross-site', authorization });
    const made = await asApp(`Bearer ${body.access_token}`);
    expect(made.status).toBe(200);
    expect(await made.json()).toMatchObject({ launch_id: expect.any(String) });
    expect((await asApp('Bearer nobody’s'.replace('’', ''))).status).toBe(401);
    expect(
      (await asApp(`Bearer ${body.access_token}`, { launchUrl: `${publicClient.launchUrl}x` })).status,
    ).toBe(400);
  });
  test('is not opened in another patient’s chart, nor twice', async () => {
    const { launch_id: id } = await (await post(launch, wanted)).json();
    expect((await asOsei(`/chart/ben/app/public?launch=${id}`)).status).toBe(404);
    await ask(emr, { launch: id });
    expect((await asOsei(`/chart/ana/app/public?launch=${id}`)).status).toBe(404);
  });
  test.each<[string, object, Record<string, string>, number]>([
    [
      'to an address that is not registered to the letter',
      { ...wanted, launchUrl: `${publicClient.launchUrl}?x` },
      {},
      400,
    ],
    ['about no patient', { ...wanted, parameters: {} }, {}, 400],
    ['of nobody who is signed in', wanted, { cookie: '' }, 401],
    ['from another site', wanted, { 'sec-fetch-site': 'cross-site' }, 401],
  ])('is refused %s', async (_, body, headers, status) => {
    expect((await post(launch, body, headers)).status).toBe(status);
  });
});
