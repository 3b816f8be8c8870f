import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createCookieJar } from '../sandbox-emr/scripted-launch.ts';
import { callAs } from './parts/alongside.ts';
import { type Ended, launchUrlOf, open, upToCallback } from './parts/browser.ts';
import { kept } from './parts/counts.ts';
import { json, type Mischief, startForger } from './parts/forger.ts';
import { register } from './parts/registered.ts';
import { type Clinic, openClinic } from './parts/sandbox.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.emr.faults.clear());
afterAll(async () => {
  expect(clinic.alongside.failures).toEqual([]);
  await clinic.close();
});

const configuration = '/fhir/.well-known/smart-configuration';
/** What the page has to press, as the browser reads it. */
const button = ({ body }: Ended) => {
  const [, href, words] = /<a class="go" href="([^"]+)">([^<]+)<\/a>/.exec(body) ?? [];
  return href === undefined
    ? undefined
    : { words, url: clinic.alongside.origin + href.replaceAll('&#38;', '&') };
};
const chartOf = (patient: string) =>
  clinic.emr.launchUrlFor({ clientId: 'alongside', practitioner: 'coach-dana', patient });

describe('when the EMR’s sign-in is down as the coach presses Coaching', () => {
  test('the frame holds a page of ours that says so, what still works, and tries the same chart again', async () => {
    clinic.emr.faults.add({ kind: 'down', times: 0 });
    const jar = createCookieJar();
    const away = await open(clinic.alongside, await chartOf('rosa-morales'), jar);
    expect(away).toMatchObject({ status: 503, launchId: undefined });
    expect(away.walk.hops.filter(hop => hop.startsWith(clinic.emr.url))).toEqual([]);
    expect(away.walk.headers.get('content-security-policy')).toContain(`frame-ancestors ${clinic.emr.url}`);
    expect(away.body).toContain('<h1>The EMR’s sign-in does not answer just now</h1>');
    expect(away.body).toContain('What still works: a chart that is open in Alongside stays open.');
    expect(away.body).not.toMatch(/rosa|dana/i);
    const again = button(away);
    if (!again) throw new Error('nothing to press');
    expect(again.words).toBe('Try again');
    const still = await open(clinic.alongside, again.url, jar);
    expect(button(still)?.url).toBe(again.url);
    clinic.emr.faults.clear();
    const { launchId = '', cookie } = await open(clinic.alongside, again.url, jar);
    const me = await callAs(clinic.alongside, launchId, '/api/login', { cookie });
    expect(me.json).toMatchObject({ patientId: 'rosa-morales', staff: { name: 'Dana Reyes' } });
    expect((await kept(clinic.fresh.db, clinic.practiceId)).refusals).toEqual([
      'emr-unavailable',
      'emr-unavailable',
    ]);
  });

  test('a bookmark says the same and begins anew', async () => {
    clinic.emr.faults.add({ kind: 'down', times: 0 });
    const bookmark = `${clinic.alongside.origin}/launch/standalone?iss=${clinic.emr.fhirBase}`;
    const again = button(await open(clinic.alongside, bookmark));
    clinic.emr.faults.clear();
    const chosen = { staff: 'coach-dana', patient: 'eli-novak' };
    expect(
      (await open(clinic.alongside, again ? again.url : '', createCookieJar(), chosen)).launchId,
    ).toBeDefined();
  });

  test('in Spanish for whoever reads Spanish', async () => {
    clinic.emr.faults.add({ kind: 'down', times: 0 });
    const begun = await fetch(await chartOf('rosa-morales'), { redirect: 'manual' });
    const page = await fetch(new URL(begun.headers.get('location') ?? '', clinic.alongside.origin), {
      headers: { 'accept-language': 'es-MX,es;q=0.9' },
    });
    const text = await page.text();
    expect(text).toContain('<html lang="es">');
    expect(text).toContain('<h1>El acceso del sistema no responde en este momento</h1>');
    expect(text).toContain('Intentar de nuevo');
  });

  test('a chart that is open already stays open', async () => {
    const { launchId, cookie } = await clinic.launch();
    clinic.emr.faults.add({ kind: 'down', times: 0 });
    expect((await open(clinic.alongside, await chartOf('walter-greene'))).status).toBe(503);
    expect((await callAs(clinic.alongside, launchId, '/api/patient', { cookie })).json.patientId).toBe(
      'rosa-morales',
    );
  });

  test('one that goes down while the person signs in is told on the way back; a used launch id is not offered', async () => {
    const { callback, jar } = await upToCallback(await chartOf('rosa-morales'));
    clinic.emr.faults.add({ kind: 'down', times: 0 });
    const away = await open(clinic.alongside, callback, jar);
    expect(away.status).toBe(503);
    expect(button(away)).toBeUndefined();
    expect(away.body).toContain('Open it again from the patient’s chart.');
  });
});

describe('an EMR whose published configuration is out of order', () => {
  const broken: [string, NonNullable<Mischief['answers']>[string]][] = [
    ['cannot be reached', res => res.destroy()],
    ['answers 500', res => void res.writeHead(500).end('oops')],
    ['answers HTML', res => void res.end('<html>Maintenance</html>')],
    ['is empty', res => json(res, {})],
    ['redirects', res => void res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['has a megabyte', res => json(res, { padding: 'x'.repeat(1_000_000) })],
  ];
  test.each(broken)(
    'and %s: a page that can be tried again, and the practice is not paused',
    async (_, answer) => {
      const forger = await startForger('alongside');
      await register(clinic.alongside, forger.iss);
      forger.be({ answers: { [configuration]: answer } });
      const away = await open(clinic.alongside, launchUrlOf(clinic.alongside, forger.iss));
      expect(away).toMatchObject({ status: 503, launchId: undefined });
      expect(button(away)?.words).toBe('Try again');
      expect(forger.seen.filter(({ path }) => path === '/token')).toEqual([]);
      forger.be({});
      expect((await open(clinic.alongside, button(away)?.url ?? '')).launchId).toBeDefined();
      await forger.close();
    },
  );

  test('but was read a moment ago, still opens the chart while its sign-in answers', async () => {
    // Under test the launch library keeps no configuration at all; at work it does.
    vi.stubEnv('NODE_ENV', 'production');
    const forger = await startForger('alongside');
    await register(clinic.alongside, forger.iss);
    const url = launchUrlOf(clinic.alongside, forger.iss);
    expect((await open(clinic.alongside, url)).launchId).toBeDefined();
    forger.be({ answers: { [configuration]: res => void res.writeHead(503).end() } });
    await new Promise(resolve => setTimeout(resolve, 1_100)); // so long one look at it serves everybody
    expect((await open(clinic.alongside, url)).launchId).toBeDefined();
    forger.be({ answers: { [configuration]: res => res.destroy(), '/authorize': res => res.destroy() } });
    await new Promise(resolve => setTimeout(resolve, 1_100));
    expect((await open(clinic.alongside, url)).status).toBe(503);
    vi.unstubAllEnvs();
    await forger.close();
  });

  test('and no longer offers PKCE with S256: nobody is sent there until somebody looked', async () => {
    const forger = await startForger('alongside');
    const practiceId = await register(clinic.alongside, forger.iss);
    forger.be({ configuration: { code_challenge_methods_supported: ['plain'] } });
    const ended = await open(clinic.alongside, launchUrlOf(clinic.alongside, forger.iss));
    expect(ended.status).toBe(503);
    expect(button(ended)).toBeUndefined();
    expect((await kept(clinic.fresh.db, practiceId)).refusals).toEqual(['emr-changed']);
    forger.be({});
    await register(clinic.alongside, forger.iss, { practiceId });
    expect((await open(clinic.alongside, launchUrlOf(clinic.alongside, forger.iss))).launchId).toBeDefined();
    await forger.close();
  });
});

test('an EMR nobody registered is told of in its own frame too: by a page without a control', async () => {
  const answer = await fetch(`${clinic.alongside.origin}/launch?iss=https://emr.example/fhir&launch=l`);
  const text = await answer.text();
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-security-policy')).toMatch(/frame-ancestors \*; sandbox$/);
  expect(text).toContain('<h1>This EMR is not registered here</h1>');
  expect(text).not.toMatch(/<a |<script|<form/);
});
