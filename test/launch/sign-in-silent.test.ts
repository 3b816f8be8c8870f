import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leastTime } from '../parts/least-time.ts';
import { createCookieJar } from '../sandbox-emr/scripted-launch.ts';
import { type Ended, launchUrlOf, open } from './parts/browser.ts';
import { kept } from './parts/counts.ts';
import { startForger } from './parts/forger.ts';
import { register } from './parts/registered.ts';
import { type Clinic, openClinic } from './parts/sandbox.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(async () => {
  expect(clinic.alongside.failures).toEqual([]);
  await clinic.close();
});

describe('when the EMR is there and its sign-in page is dead', () => {
  const dead = ['sign-in-cut', 'sign-in-502', 'sign-in-hangs'] as const;
  const others = ({ body }: Ended) =>
    [...body.matchAll(/<p class="or"><a href="[^"]+"( target="_blank")?/g)].map(
      ([, apart]) => apart !== undefined,
    );

  /** An EMR of its own, so that nobody has seen its sign-in answer a moment ago. */
  const elsewhere = async () => {
    const other = await openClinic();
    const chart = () =>
      other.emr.launchUrlFor({ clientId: 'alongside', practitioner: 'coach-dana', patient: 'rosa-morales' });
    return { other, chart };
  };

  test.each(dead)(
    '%s: within two seconds a page of ours in place of an empty frame, and the chart can still be opened from it',
    async kind => {
      const { other, chart } = await elsewhere();
      other.emr.faults.add({ kind, times: 0 });
      let jar = createCookieJar();
      let silent = {} as Ended;
      const waited = await leastTime(2_000, async () => {
        jar = createCookieJar();
        silent = await open(other.alongside, await chart(), jar);
      });
      expect(waited).toBeLessThan(2_000);
      expect(silent).toMatchObject({ status: 503, launchId: undefined });
      expect(silent.walk.hops.filter(hop => hop.startsWith(other.emr.url))).toEqual([]);
      expect(silent.walk.headers.get('content-security-policy')).toContain(
        `frame-ancestors ${other.emr.url}`,
      );
      expect(silent.body).toContain('<h1>The EMR’s sign-in page gives us no answer</h1>');
      expect(silent.body).toContain(`sign-in-silent, ${new URL(other.emr.url).host}`);
      expect(silent.body).not.toMatch(/rosa|dana/i);
      other.emr.faults.clear();
      const [onward] = /\/launch\/begun\/[^"]*onward=yes/.exec(silent.body) ?? [];
      const { launchId } = await open(other.alongside, `${other.alongside.origin}${onward}`, jar);
      expect(launchId).toBeDefined();
      expect((await kept(other.fresh.db, other.practiceId)).refusals).toEqual([]);
      await other.close();
    },
  );

  test('“Try again” begins the same chart anew; a window of its own is offered too', async () => {
    const { other, chart } = await elsewhere();
    other.emr.faults.add({ kind: 'sign-in-cut', times: 0 });
    const silent = await open(other.alongside, await chart());
    expect(others(silent)).toEqual([false, true]);
    const [, href = ''] = /<a class="go" href="([^"]+)">Try again</.exec(silent.body) ?? [];
    other.emr.faults.clear();
    const again = `${other.alongside.origin}${href.replaceAll('&#38;', '&')}`;
    expect((await open(other.alongside, again)).launchId).toBeDefined();
    await other.close();
  });

  test('in Spanish for whoever reads Spanish', async () => {
    const { other, chart } = await elsewhere();
    other.emr.faults.add({ kind: 'sign-in-502', times: 0 });
    const begun = await fetch(await chart(), { redirect: 'manual' });
    const page = await fetch(new URL(begun.headers.get('location') ?? '', other.alongside.origin), {
      headers: { 'accept-language': 'es-MX,es;q=0.9' },
    });
    const text = await page.text();
    expect(text).toContain('<h1>La página de acceso del sistema no nos responde</h1>');
    expect(text).toContain('Abrir de todos modos la página de acceso');
    await other.close();
  });
});

describe('a sign-in page that the browser reaches and we do not', () => {
  test('is asked about once; when somebody has come back from it nobody is held up again', async () => {
    const forger = await startForger('alongside');
    await register(clinic.alongside, forger.iss);
    forger.be({ barePage: res => void res.destroy() });
    const chart = launchUrlOf(clinic.alongside, forger.iss);
    const jar = createCookieJar();
    const held = await open(clinic.alongside, chart, jar);
    expect(held.status).toBe(503);
    const [onward] = /\/launch\/begun\/[^"]*onward=yes/.exec(held.body) ?? [];
    expect((await open(clinic.alongside, `${clinic.alongside.origin}${onward}`, jar)).launchId).toBeDefined();
    // That they came back is known a moment after it.
    await expect.poll(async () => (await open(clinic.alongside, chart)).launchId).toBeDefined();
    await forger.close();
  });
});

test('a sign-in page that answered a moment ago and is dead now is noticed all the same', async () => {
  const forger = await startForger('alongside');
  await register(clinic.alongside, forger.iss);
  const chart = launchUrlOf(clinic.alongside, forger.iss);
  expect((await open(clinic.alongside, chart)).launchId).toBeDefined();
  await new Promise(resolve => setTimeout(resolve, 1_100)); // so long one look serves everybody
  forger.be({ answers: { '/authorize': res => res.writeHead(503).end() } });
  expect((await open(clinic.alongside, chart)).status).toBe(503);
  await forger.close();
});

test('a sign-in page that is slow to answer holds up the first launch of a minute and no other', async () => {
  const forger = await startForger('alongside');
  await register(clinic.alongside, forger.iss);
  const launched = async () =>
    expect((await open(clinic.alongside, launchUrlOf(clinic.alongside, forger.iss))).launchId).toBeDefined();
  forger.be({ barePage: res => void setTimeout(() => res.writeHead(400).end(), 400) });
  const began = performance.now();
  await launched();
  expect(performance.now() - began).toBeGreaterThan(350);
  await new Promise(resolve => setTimeout(resolve, 1_100)); // so long one look serves everybody
  const asked: unknown[] = [];
  forger.be({ barePage: res => void asked.push(res) }); // as slow as can be: who waits for it is not let in
  await launched();
  expect(asked).toHaveLength(1);
  await forger.close();
});
