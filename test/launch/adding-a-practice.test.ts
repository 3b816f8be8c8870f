import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { claimsByCommand } from '../../server/commands/claims.ts';
import { addStaff, listPractices, removePractice } from '../../server/launching/practice-changes.ts';
import { readRoster } from '../../server/launching/roster-text.ts';
import { emr as emrTable } from '../../server/storage/schema.ts';
import { type FreshDatabase, freshDatabase } from '../parts/database.ts';
import { type Alongside, movableClock, startAlongside } from './parts/alongside.ts';
import { launchUrlOf, open } from './parts/browser.ts';
import { type Forger, json, type Mischief, startForger } from './parts/forger.ts';
import { register } from './parts/registered.ts';

let fresh: FreshDatabase;
let alongside: Alongside;
let emr: Forger;
beforeAll(async () => {
  fresh = await freshDatabase();
  alongside = await startAlongside(fresh.db, movableClock());
  emr = await startForger('alongside');
});
beforeEach(() => emr.be({}));
afterAll(async () => {
  await alongside.close();
  await emr.close();
  await fresh.close();
});

const at = (path: string, answer: NonNullable<Mischief['answers']>[string]): Mischief => ({
  answers: { [path]: answer },
});
const smart = '/fhir/.well-known/smart-configuration';

describe('an EMR is not added', () => {
  const unfit: [string, Mischief, string][] = [
    ['without PKCE', { configuration: { code_challenge_methods_supported: undefined } }, 'no-pkce'],
    ['with plain PKCE only', { configuration: { code_challenge_methods_supported: ['plain'] } }, 'no-pkce'],
    [
      'that fetches tokens from elsewhere',
      { configuration: { token_endpoint: 'https://evil.example/token' } },
      'endpoint-elsewhere',
    ],
    [
      'with a token endpoint over plain http',
      { configuration: { token_endpoint: 'http://emr.example/token' } },
      'endpoint-not-allowed',
    ],
    [
      'with a user name in an endpoint',
      { configuration: { authorization_endpoint: 'https://a:b@emr.example/auth' } },
      'endpoint-not-allowed',
    ],
    ['with a file as key set', { configuration: { jwks_uri: 'file:///etc/passwd' } }, 'endpoint-not-allowed'],
    [
      'without an authorization endpoint',
      { configuration: { authorization_endpoint: undefined } },
      'endpoint-not-allowed',
    ],
    ['without published keys', { configuration: { jwks_uri: undefined } }, 'no-keys'],
    [
      'whose configuration redirects',
      at(smart, res => void res.writeHead(302, { location: `${emr.url}/x` }).end()),
      'no-smart-configuration',
    ],
    ['whose configuration is HTML', at(smart, res => void res.end('<html>')), 'no-smart-configuration'],
    ['whose configuration is a list', at(smart, res => json(res, [])), 'no-smart-configuration'],
    [
      'whose configuration has a megabyte',
      at(smart, res => json(res, { padding: 'x'.repeat(1_000_000) })),
      'no-smart-configuration',
    ],
    [
      'whose metadata cannot be read',
      at('/fhir/metadata', res => void res.writeHead(500).end()),
      'no-metadata',
    ],
    [
      'that speaks FHIR STU3',
      at('/fhir/metadata', res => json(res, { resourceType: 'CapabilityStatement', fhirVersion: '3.0.2' })),
      'not-r4',
    ],
    [
      'that names its sign-in server in two ways',
      {
        configuration: { jwks_uri: undefined },
        answers: {
          '/.well-known/openid-configuration': res =>
            json(res, { issuer: 'https://two.example', jwks_uri: 'x' }),
        },
      },
      'other-issuer',
    ],
    [
      'whose metadata is something else',
      at('/fhir/metadata', res => json(res, { resourceType: 'Patient' })),
      'not-r4',
    ],
  ];
  test.each(unfit)('%s', async (_name, mischief, because) => {
    emr.be(mischief);
    await expect(register(alongside, emr.iss)).rejects.toThrow(because);
    expect(await fresh.db.practiceIds()).toEqual([]);
  });

  test.each([
    'http://emr.example/fhir',
    'https://a:b@emr.example/fhir',
    'file:///fhir',
    'nonsense',
    'https://emr.example/fhir?x=1',
  ])('at the address %s, and it is not even asked', async iss => {
    await expect(register(alongside, iss, { frameOrigins: [] })).rejects.toThrow(
      /address-not-allowed|Invalid URL/,
    );
  });

  test.each(['*', 'https://*.example', 'https://emr.example/path', 'http://emr.example', 'javascript:x'])(
    'to be framed by %s',
    async origin => {
      await expect(register(alongside, emr.iss, { frameOrigins: [origin] })).rejects.toThrow('frame');
    },
  );
});

test('keys and issuer may stand in the OpenID configuration instead', async () => {
  emr.be({
    configuration: { jwks_uri: undefined, issuer: undefined },
    answers: {
      '/fhir/.well-known/openid-configuration': res =>
        json(res, { issuer: emr.url, jwks_uri: `${emr.url}/jwks` }),
    },
  });
  const practiceId = await register(alongside, emr.iss);
  emr.be({ configuration: { jwks_uri: undefined, issuer: undefined } });
  expect((await open(alongside, launchUrlOf(alongside, emr.iss))).launchId).toBeDefined();
  await removePractice(alongside, emr.iss, new Date());
  const rows = await fresh.db.withPractice(practiceId, tx => tx.select().from(emrTable));
  expect(rows).toEqual([]);
});

test('a key proves us by a short-lived assertion made for this token endpoint alone, and only its public half is shown', async () => {
  const practiceId = await register(alongside, emr.iss, { proof: { kind: 'new-key' } });
  emr.seen.length = 0;
  await open(alongside, launchUrlOf(alongside, emr.iss));
  const form = emr.seen.find(({ path }) => path === '/token')?.form;
  const [head, claims] = (form?.get('client_assertion') ?? '')
    .split('.')
    .slice(0, 2)
    .map(part => JSON.parse(Buffer.from(part, 'base64url').toString()));
  expect(head).toMatchObject({ typ: 'JWT', alg: 'ES384' });
  expect(claims).toMatchObject({ iss: 'alongside', sub: 'alongside', aud: `${emr.url}/token` });
  expect(claims.exp - claims.iat).toBeLessThanOrEqual(300);
  const published = await fetch(`${alongside.origin}/.well-known/jwks/${practiceId}.json`).then(response =>
    response.json(),
  );
  expect(published.keys).toHaveLength(1);
  expect(published.keys[0]).toMatchObject({ kid: head.kid, kty: 'EC', crv: 'P-384' });
  expect(published.keys[0]).not.toHaveProperty('d');
  expect(await fetch(`${alongside.origin}/.well-known/jwks.json`).then(response => response.json())).toEqual(
    published,
  );
  const again = await register(alongside, emr.iss, { proof: { kind: 'new-key' } });
  expect(await alongside.launching.publicKeys(again)).toEqual(published);
});

test('people are added, and nobody signs in any more once the EMR is taken away', async () => {
  const practiceId = await register(alongside, emr.iss);
  expect(
    await addStaff(
      alongside,
      emr.iss,
      readRoster([`${emr.iss}/Practitioner/x, Xenia Yang, lead`]),
      new Date(),
    ),
  ).toBe(2);
  expect(await listPractices(alongside)).toContainEqual({
    practiceId,
    name: 'Riverbend',
    staff: 2,
    emrs: [{ iss: emr.iss, paused: false }],
  });
  expect(() => readRoster(['Practitioner/x,Xenia Yang,boss'])).toThrow('the role is one of');
  const { launchId = '', cookie } = await open(alongside, launchUrlOf(alongside, emr.iss));
  expect(await removePractice(alongside, emr.iss, new Date())).toBe(true);
  expect((await open(alongside, launchUrlOf(alongside, emr.iss))).status).toBe(404);
  const here = await fetch(`${alongside.origin}/api/patient`, {
    headers: { cookie, 'x-alongside-launch': launchId },
  });
  expect(here.status).toBe(401);
});

describe('the command', () => {
  const command = async (...given: string[]): Promise<{ code: number; said: string }> => {
    const env = { ...process.env, DATABASE_URL: fresh.appUrl, ALONGSIDE_DATA: '.data/test-command' };
    const ran = await promisify(execFile)('node', ['server/commands/practice.ts', ...given], { env }).catch(
      error => error,
    );
    return { code: ran.code ?? 0, said: ran.stdout };
  };
  const add = (...given: string[]) =>
    command('add', '--name', 'P', '--client-id', 'c', '--iss', emr.iss, ...given);

  test('says in plain words what is wrong, and adds nothing', async () => {
    const before = await fresh.db.practiceIds();
    const all = await Promise.all([
      command('add', '--name', 'P', '--client-id', 'c', '--iss', 'http://127.0.0.1:1/fhir'),
      command('add', '--name', 'P', '--client-id', 'c', '--iss', 'emr.example/fhir'),
      add('--time-zone', 'Mars'),
      add('--staff', '/nowhere.json'),
      add('--frame-origin', 'emr.example'),
      command('help'),
    ]);
    expect(all.map(({ said }) => said.split('\n')[0])).toEqual([
      'Not added. The EMR publishes no readable smart-configuration at this address. No answer came from http://127.0.0.1:1/fhir/.well-known/smart-configuration. Is the address right, and may this machine reach it?',
      'Not added. The address must begin with https:// and have no user name, query or fragment.',
      '--time-zone Mars is not known. Write it like America/New_York.',
      'The file /nowhere.json cannot be read.',
      'emr.example is not an origin that may frame us. Write it as https://emr.example, without a path.',
      expect.stringMatching(/^npm run practice -- add --name NAME/),
    ]);
    expect(all.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1, 2]);
    expect(await fresh.db.practiceIds()).toEqual(before);
  });

  test('says what will work, what to register, and that a list of staff is still to come', async () => {
    const { code, said } = await add('--key', '--origin', 'https://coach.example');
    expect(code).toBe(0);
    expect(said).toContain('Opening from a chart: yes.');
    expect(said).toContain('Without a list nobody can sign in');
    expect(said).toMatch(/redirect URI +https:\/\/coach\.example\/callback\/[0-9a-f-]{36}\n/);
    expect(said).toContain(
      `https://coach.example/launch/standalone?${new URLSearchParams({ iss: emr.iss })}`,
    );
    expect(said).toContain(`https://coach.example/launch/practice?${new URLSearchParams({ iss: emr.iss })}`);
    expect(said).toMatch(
      /scopes +launch openid fhirUser offline_access patient\/Patient\.rs launch\/patient\n/,
    );
    expect(said).toContain(`with exactly this iss: ${emr.iss}\n`);
    await removePractice(alongside, emr.iss, new Date());
  });

  test('states what the practice says of its EMR, lists it with the reason, and takes it back', async () => {
    await add('--vendor', 'Epic');
    const why = { because: 'contract of June', by: 'Kim Alvarez' };
    const claims = async (
      deed: string,
      wanted: { rule?: string; value?: string; because?: string; by?: string } = why,
    ) => (await claimsByCommand(alongside, deed, { iss: emr.iss, ...wanted }, new Date())).join('\n');
    expect(await claims('list')).toMatch(/vitals: blood-pressure, heart-rate, weight {2}\(the vendor: Spec/);
    await expect(claims('set', { rule: 'moon', value: 'yes', ...why })).rejects.toThrow(
      '--rule is one of creates',
    );
    await expect(claims('set', { rule: 'vitals', value: 'height', ...why })).rejects.toThrow(
      '--value height is nothing that vitals can be',
    );
    await expect(claims('set', { rule: 'vitals', value: 'waist' })).rejects.toThrow(
      '--because and --by are needed',
    );
    const typed = ['--iss', emr.iss, '--because', 'contract of June', '--by', 'Kim Alvarez'];
    const set = await command('claims', 'set', '--rule', 'vitals', '--value', 'weight, waist', ...typed);
    expect(set).toEqual({ code: 0, said: 'Kept. The practice decides now: vitals: weight, waist.\n' });
    expect(await claims('list')).toMatch(
      /vitals: weight, waist {2}\(the practice: contract of June; Kim Alvarez, 20/,
    );
    await claims('set', { rule: 'note-visit', value: 'no', ...why });
    expect(await claims('set', { rule: 'attachments', value: '3', ...why })).toContain('attachments: 3');
    const form = { rule: 'agreed-form', value: 'https://emr.example/fhir/Questionnaire/7', ...why };
    expect(await claims('set', form)).toContain('agreed-form: https://emr.example/fhir/Questionnaire/7');
    await claims('withdraw', { rule: 'vitals', ...why });
    expect(await claims('list')).toMatch(/vitals: blood-pressure, heart-rate, weight/);
    await removePractice(alongside, emr.iss, new Date());
  });
});
