import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EmrAccess, hasAccess, type NoAccess } from '../../server/domain/chart/emr-access.ts';
import { createLaunching } from '../../server/launching/launching.ts';
import { login, staff as staffTable } from '../../server/storage/schema.ts';
import { createCookieJar } from '../sandbox-emr/scripted-launch.ts';
import { launchUrlOf, open } from './parts/browser.ts';
import { type Forger, json, startForger } from './parts/forger.ts';
import { register } from './parts/registered.ts';
import { type Clinic, openClinic, tokenOpens } from './parts/sandbox.ts';

let clinic: Clinic;
let forger: Forger;
let forgedPractice: string;
beforeAll(async () => {
  clinic = await openClinic({ accessTokenSeconds: 600 });
  forger = await startForger('alongside');
  forgedPractice = await register(clinic.alongside, forger.iss);
});
afterEach(() => {
  clinic.emr.faults.clear();
  clinic.alongside.clock.reset();
  forger.be({});
});
afterAll(async () => {
  expect(clinic.alongside.failures).toEqual([]);
  await forger.close();
  await clinic.close();
});

const minutes = (count: number) => count * 60_000;
const tokenOf = (access: EmrAccess | NoAccess): string => {
  if (!hasAccess(access)) throw new Error(access.unavailable);
  return access.accessToken;
};
const accessOf = (launchId: string, practiceId = clinic.practiceId) =>
  clinic.alongside.launching.emrAccess(practiceId, launchId);
/** Another process of ours on the same database. */
const anotherProcess = () => {
  const { db, keys, clock, origin } = clinic.alongside;
  return createLaunching({ db, keys, clock: clock.now, origin });
};

describe('a token at the sandbox EMR', () => {
  test.each([
    [6, 'kept'],
    [7, 'refreshed'],
    [11, 'refreshed'],
  ])('is, after %i of its ten minutes, %s', async (after, becomes) => {
    const { launchId } = await clinic.launch();
    const first = tokenOf(await accessOf(launchId));
    clinic.alongside.clock.moveOn(minutes(after));
    const then = tokenOf(await accessOf(launchId));
    expect(then === first ? 'kept' : 'refreshed').toBe(becomes);
    expect(await tokenOpens(clinic.emr, then, 'rosa-morales')).toBe(200);
  });

  test('is refreshed once for twenty callers in two processes, and once more later', async () => {
    const { launchId } = await clinic.launch();
    const processes = [clinic.alongside.launching, anotherProcess()];
    const ask = () =>
      Promise.all(
        Array.from({ length: 20 }, async (_, at) =>
          tokenOf(
            (await (processes[at % 2] ?? processes[0])?.emrAccess(clinic.practiceId, launchId)) as EmrAccess,
          ),
        ),
      );
    clinic.alongside.clock.moveOn(minutes(11));
    const tokens = new Set(await ask());
    clinic.alongside.clock.moveOn(minutes(11));
    const later = new Set(await ask());
    // The sandbox withdraws the whole grant when a refresh token is used twice, so a second refresh would show here.
    expect([tokens.size, later.size]).toEqual([1, 1]);
    expect(await tokenOpens(clinic.emr, [...later][0] ?? '', 'rosa-morales')).toBe(200);
  });

  test('that the EMR rejects before its time is replaced when somebody says so, once for all of them', async () => {
    const { launchId } = await clinic.launch();
    const rejected = tokenOf(await accessOf(launchId));
    clinic.emr.expireAccessTokens();
    const ask = () => clinic.alongside.launching.emrAccess(clinic.practiceId, launchId, rejected);
    const tokens = new Set((await Promise.all(Array.from({ length: 8 }, ask))).map(tokenOf));
    expect(tokens.size).toBe(1);
    expect(await tokenOpens(clinic.emr, [...tokens][0] ?? '', 'rosa-morales')).toBe(200);
  });

  test('that the EMR has withdrawn ends in asking the person to sign in, and stays there', async () => {
    const { launchId } = await clinic.launch();
    await fetch(`${clinic.emr.url}/switches.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ withdrawGrants: true }),
    });
    clinic.alongside.clock.moveOn(minutes(11));
    expect(await accessOf(launchId)).toEqual({ unavailable: 'sign-in-needed' });
    expect(await accessOf(launchId)).toEqual({ unavailable: 'sign-in-needed' });
  });

  test('is used to its end while the EMR is down, and refreshed when it is back', async () => {
    const { launchId } = await clinic.launch();
    const first = tokenOf(await accessOf(launchId));
    clinic.emr.faults.add({ kind: 'down', times: 0 });
    clinic.alongside.clock.moveOn(minutes(7));
    expect(tokenOf(await accessOf(launchId))).toBe(first);
    clinic.alongside.clock.moveOn(minutes(4));
    expect(await accessOf(launchId)).toEqual({ unavailable: 'emr-down' });
    clinic.emr.faults.clear();
    clinic.alongside.clock.moveOn(minutes(1));
    expect(tokenOf(await accessOf(launchId))).not.toBe(first);
  });
});

describe('a refresh answered by a careless or hostile EMR', () => {
  const launched = async () => {
    clinic.alongside.clock.reset();
    forger.be({});
    const { launchId = '' } = await open(clinic.alongside, launchUrlOf(clinic.alongside, forger.iss));
    forger.seen.length = 0;
    clinic.alongside.clock.moveOn(minutes(45));
    return launchId;
  };
  const refreshes = () => forger.seen.filter(({ form }) => form.get('grant_type') === 'refresh_token');
  const answer = (body: Record<string, unknown>) =>
    forger.be({
      answers: {
        '/token': res =>
          json(res, { access_token: 'n'.repeat(40), token_type: 'Bearer', expires_in: 3600, ...body }),
      },
    });

  test('without a new refresh token goes on with the old one', async () => {
    const launchId = await launched();
    for (const round of [1, 2]) {
      answer({});
      expect(tokenOf(await accessOf(launchId, forgedPractice))).toBe('n'.repeat(40));
      expect(refreshes()).toHaveLength(round);
      expect(refreshes().at(-1)?.form.get('refresh_token')).toBe('r'.repeat(40));
      clinic.alongside.clock.moveOn(minutes(45));
    }
  });

  test('with a new refresh token uses the new one, never the old one again', async () => {
    const launchId = await launched();
    answer({ refresh_token: 'second' });
    await accessOf(launchId, forgedPractice);
    clinic.alongside.clock.moveOn(minutes(45));
    await accessOf(launchId, forgedPractice);
    expect(refreshes().map(({ form }) => form.get('refresh_token'))).toEqual(['r'.repeat(40), 'second']);
  });

  test('with more scopes than before gets no more', async () => {
    const launchId = await launched();
    clinic.alongside.clock.reset();
    const before = await accessOf(launchId, forgedPractice);
    answer({ scope: 'patient/*.cruds user/*.cruds system/*.cruds openid' });
    clinic.alongside.clock.moveOn(minutes(45));
    const access = await accessOf(launchId, forgedPractice);
    if (!hasAccess(access) || !hasAccess(before)) throw new Error('no access');
    expect(access.scopes).toContain('patient/Patient.rs');
    expect(access.scopes.filter(scope => !before.scopes.includes(scope))).toEqual([]);
  });

  test.each([
    ['about another patient', { patient: 'walter-greene' }],
    ['of another token type', { token_type: 'mac' }],
  ])('%s is not used, and the person signs in again', async (_name, body) => {
    const launchId = await launched();
    clinic.alongside.clock.moveOn(minutes(16));
    answer(body);
    expect(await accessOf(launchId, forgedPractice)).toEqual({ unavailable: 'sign-in-needed' });
    answer({});
    expect(await accessOf(launchId, forgedPractice)).toEqual({ unavailable: 'sign-in-needed' });
    expect(refreshes()).toHaveLength(1);
  });

  test.each([
    ['0', 0, 300],
    ['negative', -5, 300],
    ['a number in text', '1200', 1200],
    ['nonsense', 'soon', 300],
    ['thirty thousand years', 10 ** 12, 86_400],
  ])('a life of %s is taken to be one we can believe', async (_name, expires_in, seconds) => {
    clinic.alongside.clock.reset();
    forger.be({ token: { expires_in } });
    const { launchId = '' } = await open(clinic.alongside, launchUrlOf(clinic.alongside, forger.iss));
    const [row] = await clinic.fresh.db.withPractice(forgedPractice, tx =>
      tx.select().from(login).where(eq(login.id, launchId)),
    );
    const lives = (Date.parse(row?.tokenExpiresAt ?? '') - Date.parse(row?.createdAt ?? '')) / 1000;
    expect(Math.round(lives)).toBe(seconds);
  });
});

describe('sending what was saved in an earlier login', () => {
  const danaId = async () => {
    const rows = await clinic.fresh.db.withPractice(clinic.practiceId, tx =>
      tx.select().from(staffTable).where(eq(staffTable.fhirUser, 'Practitioner/coach-dana')),
    );
    return rows[0]?.id ?? '';
  };
  const forDana = async (patientId?: string) =>
    clinic.alongside.launching.emrAccessForStaff(
      clinic.practiceId,
      clinic.emr.fhirBase,
      await danaId(),
      patientId,
    );

  test('goes by the person’s newest login of that very patient, and by no other chart’s', async () => {
    const jar = createCookieJar();
    await clinic.launch({ patient: 'rosa-morales' }, jar);
    const newer = await clinic.launch({ patient: 'rosa-morales' }, jar);
    await clinic.launch({ patient: 'walter-greene' }, jar);
    const access = await forDana('rosa-morales');
    expect(tokenOf(access)).toBe(tokenOf(await accessOf(newer.launchId)));
    expect(access).toMatchObject({ patientId: 'rosa-morales' });
    expect(await forDana('a-patient-never-opened')).toEqual({ unavailable: 'sign-in-needed' });
  });

  test('goes on after that login was signed out by another that is open, and waits when none is', async () => {
    const { launching } = clinic.alongside;
    const [first, second] = [
      await clinic.launch({ patient: 'eli-novak' }),
      await clinic.launch({ patient: 'eli-novak' }),
    ];
    const out = async (launchId: string, cookie: string) => {
      const who = await launching.logins.identify({ cookie, 'x-alongside-launch': launchId }, '/');
      if (who.kind === 'login') await launching.logins.end(who);
    };
    await out(second.launchId, second.cookie);
    expect(tokenOf(await forDana('eli-novak'))).toBe(tokenOf(await accessOf(first.launchId)));
    await out(first.launchId, first.cookie);
    expect(await forDana('eli-novak')).toEqual({ unavailable: 'sign-in-needed' });
  });
});
