import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addPractice } from '../../server/launching/add-practice.ts';
import { type FreshDatabase, freshDatabase } from '../parts/database.ts';
import { createCookieJar, followLaunch } from '../sandbox-emr/scripted-launch.ts';
import { type SandboxEmr, startSandboxEmr } from '../sandbox-emr/server.ts';
import { type Alongside, callAs, movableClock, startAlongside } from './parts/alongside.ts';

const practiceId = randomUUID();
const staff = [
  { fhirUser: 'Practitioner/coach-dana', name: 'Dana Reyes', role: 'coach' as const, credential: 'NBC-HWC' },
  { fhirUser: 'Practitioner/lead-priya', name: 'Priya Nair', role: 'lead' as const },
];
let fresh: FreshDatabase;
let alongside: Alongside;
let emr: SandboxEmr;

beforeAll(async () => {
  fresh = await freshDatabase();
  alongside = await startAlongside(fresh.db, movableClock());
  const urls = {
    redirectUris: [`${alongside.origin}/callback/${practiceId}`],
    launchUrl: `${alongside.origin}/launch`,
    standaloneUrl: `${alongside.origin}/launch/standalone`,
  };
  emr = await startSandboxEmr({
    clients: [
      {
        clientId: 'alongside',
        name: 'Alongside',
        auth: { kind: 'key', jwksUri: `${alongside.origin}/.well-known/jwks/${practiceId}.json` },
        ...urls,
      },
      { clientId: 'alongside-public', name: 'Alongside', auth: { kind: 'public' }, ...urls },
      {
        clientId: 'alongside-secret',
        name: 'Alongside',
        auth: { kind: 'secret', secret: 'a:b%c+ d/e' },
        ...urls,
      },
    ],
  });
  await register('alongside', { kind: 'new-key' });
});
afterAll(async () => {
  await alongside.close();
  await emr.close();
  await fresh.close();
});

const register = async (clientId: string, proof: Parameters<typeof addPractice>[1]['proof']) => {
  const wanted = {
    practiceId,
    name: 'Riverbend',
    iss: emr.fhirBase,
    clientId,
    proof,
    staff,
    frameOrigins: [emr.url],
  };
  const added = await addPractice(alongside, wanted, new Date());
  if ('notRegistrable' in added) throw new Error(added.words);
  return added;
};

const launch = async (
  patient = 'rosa-morales',
  practitioner = 'coach-dana',
  clientId = 'alongside',
  jar = createCookieJar(),
) => {
  const url = await emr.launchUrlFor({ clientId, practitioner, patient });
  const walk = await followLaunch(url, { jar, stopBefore: to => to.pathname.startsWith('/app/') });
  const launchId = new URL(walk.url).pathname.split('/')[2] ?? '';
  return { ...walk, launchId, cookie: jar.header(new URL(alongside.origin)) };
};

describe('a launch from a chart', () => {
  test.each([
    ['by its key', 'alongside', { kind: 'new-key' as const }],
    ['by its secret', 'alongside-secret', { kind: 'secret' as const, secret: 'a:b%c+ d/e' }],
    ['as a public client', 'alongside-public', { kind: 'public' as const }],
  ])('proven %s opens the page of that patient', async (_how, clientId, proof) => {
    await register(clientId, proof);
    const { url, launchId, cookie } = await launch('rosa-morales', 'coach-dana', clientId);
    expect(url).toBe(`${alongside.origin}/app/${launchId}`);
    const me = await callAs(alongside, launchId, '/api/login', { cookie });
    expect(me.json).toMatchObject({
      practice: 'Riverbend',
      staff: { name: 'Dana Reyes', role: 'coach' },
      patientId: 'rosa-morales',
      locked: false,
    });
    await register('alongside', { kind: 'new-key' });
  });
});
