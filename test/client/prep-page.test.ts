import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PrepView } from '../../server/domain/chart/prep.ts';
import { expectAccessible, noiseOf, type SharedBrowser, sharedBrowser } from '../parts/browser.ts';
import { closedAfterEach } from '../parts/shown-at-failure.ts';
import { almostEmpty, halfUnread, nothingRead, rich } from './prep-views.ts';
import { builtPages, ended, launchId, login, type Scripted, type Site, startSite } from './site.ts';

let browser: SharedBrowser;
const open = closedAfterEach();
beforeAll(async () => {
  await builtPages();
  browser = await sharedBrowser();
});
afterAll(() => browser?.close());

const siteOf = async (given: Parameters<typeof startSite>[0]): Promise<Site> =>
  open.kept(await startSite(given));

async function contextOf(options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1200, height: 900 },
    ...options,
  });
  return open.windows(context);
}

/** Opens the page and waits until it answers to the hand: until it is taken over by the script. */
async function visit(
  site: Site,
  context?: BrowserContext,
  fragment = '',
): Promise<{ page: Page; noise: string[] }> {
  const page = await (context ?? (await contextOf())).newPage();
  const noise = noiseOf(page);
  await page.goto(site.url + fragment);
  await page.waitForFunction(() => {
    const root = document.querySelector('#page main');
    return root !== null && Object.keys(root).some(key => key.startsWith('__react'));
  });
  return { page, noise };
}

test('the browser takes the page over without asking its own calendar, which costs a slow one 40 ms', async () => {
  const context = await contextOf();
  await context.addInitScript(() => {
    const own = Intl.DateTimeFormat;
    Object.assign(globalThis, { asked: 0 });
    Intl.DateTimeFormat = new Proxy(own, {
      construct(format, given) {
        Object.assign(globalThis, { asked: (globalThis as unknown as { asked: number }).asked + 1 });
        return new format(...given);
      },
    });
  });
  const { page } = await visit(await siteOf({ prep: rich }), context);
  await page.getByRole('button', { name: 'Start session' }).waitFor();
  expect(await page.evaluate(() => (globalThis as unknown as { asked: number }).asked)).toBe(0);
});

const screens: [string, PrepView][] = [
  ['a full preparation', rich],
  ['a first day', almostEmpty],
  ['a half unread chart', halfUnread],
  ['a chart that did not answer', nothingRead],
];

const looks = [
  [320, 'light'],
  [400, 'dark'],
  [1200, 'light'],
  [1200, 'dark'],
] as const;

test.each(screens)(
  '%s is accessible, quiet and within the page at 320, 400 and 1200 px, light and dark',
  async (name, prep) => {
    const site = await siteOf({ prep });
    const context = await contextOf({ viewport: { width: 320, height: 800 }, reducedMotion: 'reduce' });
    const { page, noise } = await visit(site, context);
    for (const folded of ['5 readings', 'Medicines', 'Past sessions']) {
      for (const summary of await page.locator('summary', { hasText: folded }).all()) await summary.click();
    }
    for (const [width, colorScheme] of looks) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      const larger = await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%'; // WCAG 1.4.4
        const beyond = document.documentElement.scrollWidth - innerWidth;
        document.documentElement.style.fontSize = '';
        return beyond;
      });
      if (width >= 400)
        expect(larger, `${name} at ${width} with text of twice the size`).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width, height: 4000 }); // what is half under a bar that stays is no small target
      await expectAccessible(page, `${name} at ${width} ${colorScheme}`);
    }
    expect(noise).toEqual([]);
  },
);

test('what the server drew is taken over without another question or file, within 90 KB of script and 5 KB of styles, until somebody is there', async () => {
  const site = await siteOf({ prep: { ...rich, asked: { said: [], open: [] } } });
  const page = await (await contextOf()).newPage();
  const loaded: Response[] = [];
  page.on('response', response => loaded.push(response));
  const hears = page.waitForRequest('**/api/live'); // the last to come: what hears of calls
  await page.goto(site.url);
  const files = () => loaded.map(each => /assets[/](.*)-.{8}[.](js|css)$/.exec(each.url())?.[1] ?? '');
  await hears;
  await page.waitForTimeout(600);
  expect(site.asked).toEqual([]);
  const weigh = async (kind: string) => {
    const bodies = loaded.filter(each => each.url().endsWith(kind)).map(each => each.body());
    return (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  };
  expect(await weigh('.js'), files().join(' ')).toBeLessThanOrEqual(90 * 1024);
  expect(await weigh('.css')).toBeLessThanOrEqual(5 * 1024);
  expect(files()).not.toContain('more-part');
  // The first press is the first sign of somebody: it fetches what answers it, and is carried out when that is here.
  await page.getByRole('button', { name: 'Ask the physician' }).dispatchEvent('click');
  await page.getByRole('dialog').waitFor();
  await expect.poll(files).toContain('more-part');
});

test('what was unfolded before its script was here is filled when it is', async () => {
  const site = await siteOf({ prep: rich });
  const context = await contextOf();
  const script = Promise.withResolvers<void>();
  await context.route('**/assets/more-part-*.js', async route => {
    await script.promise;
    await route.continue();
  });
  const { page } = await visit(site, context);
  await page.getByText('Past sessions').click();
  await page.getByText('the shared page').click();
  expect(site.asked).toEqual([]);
  script.resolve();
  await expect.poll(() => site.asked.toSorted()).toEqual(['GET /api/hope', 'GET /api/sessions']);
});

test('an open red flag stands on the page as it is drawn, and is fetched at once', async () => {
  const site = await siteOf({ prep: { ...rich, openFlags: 2 } });
  const { page } = await visit(site);
  await expect.poll(() => site.asked).toEqual(['GET /api/escalations/here']);
  await page.getByText('2 red flags are open').waitFor({ state: 'detached' }); // the answer is that they are closed
});

test('a press on Start before the script is here is carried out when it is, once', async () => {
  const site = await siteOf({ prep: rich });
  const page = await (await contextOf()).newPage();
  const script = Promise.withResolvers<void>();
  await page.route('**/assets/entry-*.js', async route => {
    await script.promise;
    await route.continue();
  });
  await page.goto(site.url, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Start session' }).click();
  expect(site.asked).toEqual([]);
  script.resolve();
  await expect.poll(() => site.asked).toEqual(['POST /api/sessions']);
  await page.waitForTimeout(200);
  expect(site.asked).toEqual(['POST /api/sessions']);
});

test('a page that arrives in parts is taken over in parts, without a word in the console', async () => {
  const late = Promise.withResolvers<PrepView>();
  const site = await siteOf({
    prep: rich,
    parts: { who: Promise.resolve({ who: rich.who }), prep: late.promise },
  });
  const page = await (await contextOf()).newPage();
  const noise = noiseOf(page);
  await page.goto(site.url, { waitUntil: 'commit' });
  await page.getByText('Rosa Martínez').waitFor();
  expect(await page.getByText('Caminar con mi hermana').count()).toBe(0);
  late.resolve(rich);
  await page.getByRole('blockquote').getByText('Caminar con mi hermana').waitFor();
  await page.getByRole('button', { name: 'A1c 8.2% (was 8.8%)' }).click();
  await page.getByRole('dialog').waitFor();
  expect(noise).toEqual([]);
});

test('a fact shows in a few lines, then field by field, how the chart holds it, and Escape goes back to the fact', async () => {
  const site = await siteOf({ prep: rich });
  const { page } = await visit(site);
  const fact = page.getByRole('button', { name: 'A1c 8.2% (was 8.8%)' });
  await fact.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'As the chart holds it' });
  for (const [label, value] of [
    ['What', 'Hemoglobin A1c'],
    ['Value', '8.2 %'],
    ['Status', 'final'],
  ])
    await dialog
      .locator('dl > div', { hasText: label })
      .getByText(value ?? '', { exact: true })
      .waitFor();
  const others = dialog.getByRole('table', { name: 'A1c' }).getByRole('row');
  expect(await others.count()).toBe(6); // the head and five readings
  expect(await dialog.locator('[aria-current]').textContent()).toContain('10 Nov');
  expect(await dialog.getByRole('cell', { name: 'valueQuantity.value' }).isVisible()).toBe(false);
  await dialog.getByText('All fields, as the chart holds them').press('Enter');
  await dialog.getByRole('cell', { name: 'valueQuantity.value' }).waitFor();
  await expectAccessible(page, 'the raw value');
  const forTheFact = site.asked.filter(call => call !== 'GET /api/escalations/here');
  expect(forTheFact).toEqual(['GET /api/chart/Observation/a1c-4']);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await fact.evaluate(element => element === document.activeElement)).toBe(true);
});

test('a fact of our own record stands in one piece, like one of the chart', async () => {
  const { page } = await visit(await siteOf({ prep: rich }));
  const pieces = page.locator('.facts dd').evaluateAll(facts => facts.map(fact => fact.children.length));
  expect(new Set(await pieces)).toEqual(new Set([2])); // what was found, and its kind
  const whole = page.locator('.facts dd > span:first-child', { hasText: 'Caminar con mi hermana' });
  expect(await whole.textContent()).toMatch(/^“Caminar con mi hermana.*”: 7 of 9 days$/);
});

test('an old reading is shown as old and the fresh one takes its place without moving the focus', async () => {
  const fresh = Promise.withResolvers<void>();
  const answers: Scripted = (_method, path) =>
    path === '/api/prep?chart=now'
      ? { json: { ...rich, gaps: [{ is: 'phone' }] }, after: fresh.promise }
      : undefined;
  const site = await siteOf({ prep: { ...rich, stale: true, chartReadAt: '2025-11-13T18:41:00Z' }, answers });
  const { page } = await visit(site);
  await page.getByText('as of 13 Nov, 10:41 - reading the chart').waitFor();
  const folded = page.locator('summary', { hasText: 'Medicines' });
  await folded.click();
  fresh.resolve();
  await page.getByText('No phone recorded').waitFor();
  await page.getByText('chart read 10:41').waitFor();
  expect(await folded.evaluate(element => element === document.activeElement)).toBe(true);
  expect(await page.getByText('Metformin', { exact: true }).isVisible()).toBe(true);
});

test('a reading that fails leaves the last one on the screen and says so', async () => {
  const answers: Scripted = (_method, path) =>
    path === '/api/prep?chart=now'
      ? { status: 503, json: { refused: 'emr-unavailable', because: 'emr-away' } }
      : undefined;
  const site = await siteOf({ prep: rich, answers });
  const { page } = await visit(site);
  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByText('The chart could not be read again; this is the last reading.').waitFor();
  expect(await page.getByRole('blockquote').getByText('Caminar con mi hermana').isVisible()).toBe(true);
});

test('a fault of ours stays in its part: the patient is still named, and the part can be tried again', async () => {
  let broken = true;
  const answers: Scripted = (_method, path) => {
    if (path !== '/api/sessions' || !broken) return undefined;
    broken = false;
    return { json: [{ id: 'x', coach: 'Dana Reyes', version: 1, status: 'signed' }] };
  };
  const site = await siteOf({ prep: rich, answers });
  const { page } = await visit(site);
  await page.locator('summary', { hasText: 'Past sessions' }).click();
  await page.getByRole('alert').getByText('It is a fault of ours').waitFor();
  expect(await page.getByText('Rosa Martínez').isVisible()).toBe(true);
  await expectAccessible(page, 'a fault of ours');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Start session' }).waitFor();
});

test('pressing Start twice opens one session, at its own address', async () => {
  const id = '0b9a5a58-6a5e-4d3a-8a38-6f4f2f1f0009';
  const answers: Scripted = (method, path) =>
    method === 'POST' && path === '/api/sessions' ? { json: { id } } : undefined;
  const site = await siteOf({ prep: rich, answers });
  const { page } = await visit(site);
  await page.getByRole('button', { name: 'Start session' }).dblclick();
  await page.waitForURL(`**/app/${launchId}/session/${id}`);
  expect(site.asked.filter(call => call === 'POST /api/sessions')).toHaveLength(1);
  expect(await page.getByText('Rosa Martínez').isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Start session' }).waitFor({ state: 'hidden' });
  await page.goBack();
  await page.getByRole('button', { name: 'Start session' }).waitFor();
  await expect.poll(() => site.asked).toContain('GET /api/prep?chart=kept');
});

test('the interface goes over to Spanish and back; the patient keeps her own words', async () => {
  const site = await siteOf({ prep: rich });
  const { page } = await visit(site);
  await page.getByRole('button', { name: 'Cambiar a español' }).click();
  await page.getByRole('button', { name: 'Empezar sesión' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('es');
  await page.setViewportSize({ width: 1200, height: 4000 }); // what is half under a bar that stays is no small target
  await expectAccessible(page, 'the preparation in Spanish');
  await page.getByRole('button', { name: 'Switch to English' }).click();
  await page.getByRole('button', { name: 'Start session' }).waitFor();
});

test('without a network the change of language says so and leaves the page as it is; pressed again with one, it is made', async () => {
  const site = await siteOf({ prep: rich });
  const context = await contextOf();
  const { page } = await visit(site, context);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Cambiar a español' }).click();
  await page.getByRole('alert').getByText('could not be reached').waitFor();
  expect(await page.getByRole('button', { name: 'Start session' }).count()).toBe(1);
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Cambiar a español' }).click();
  await page.getByRole('button', { name: 'Empezar sesión' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test.each([
  ['after what the page says around its screen', false],
  ['before what the page says around its screen', true],
])(
  'a page whose words never came, refused %s, names the patient and says that the rest failed',
  async (_, isFirst) => {
    const refused = Promise.withResolvers<void>();
    const late = isFirst ? { file: 'for-page-', after: refused.promise } : undefined;
    const page = await (await contextOf()).newPage();
    const asked = page.waitForRequest('**/for-prep-*');
    await page.goto((await siteOf({ prep: rich, lost: 'for-prep-', late })).url);
    // The page's script has run by now, and whoever asks after it is told after it.
    await page.evaluate(`import(${JSON.stringify((await asked).url())}).catch(() => undefined)`);
    refused.resolve();
    await page.getByRole('alert').getByText('It is a fault of ours').waitFor();
    expect(await page.locator('.identity-name').textContent()).toBe(
      rich.who.status === 'recorded' && rich.who.value.name,
    );
  },
);

test('where what a page says around its screen never came, the page stays as the server drew it', async () => {
  const page = await (await contextOf()).newPage();
  const failed = page.waitForEvent('pageerror');
  await page.goto((await siteOf({ prep: rich, lost: 'for-page-' })).url);
  expect((await failed).message).toContain('Failed to fetch');
  await page.getByRole('button', { name: 'Start session' }).waitFor();
});

test('a window that is logged out elsewhere before its words are here is cleared, and says so when they are', async () => {
  const site = await siteOf({ prep: rich });
  const context = await contextOf();
  const { page: other } = await visit(site, context);
  const page = await context.newPage();
  const words = Promise.withResolvers<void>();
  await page.route('**/assets/for-page-*', async route => {
    await words.promise;
    await route.continue();
  });
  await page.goto(site.url); // its script has run, and listens
  await other.getByRole('button', { name: 'Log out' }).click();
  await expect.poll(() => wordsLeft(page)).not.toContain('Rosa');
  words.resolve();
  await page.getByRole('heading', { name: 'You are logged out' }).waitFor();
});

const wordsLeft = (page: Page) => page.evaluate(() => document.documentElement.outerHTML);

test('ten minutes without a touch lock every window of the launch and clear the patient from it', async () => {
  const site = await siteOf({ prep: rich });
  const context = await contextOf();
  const { page: other } = await visit(site, context);
  const watched = await context.newPage();
  await watched.clock.install();
  await watched.goto(site.url);
  await watched.getByRole('button', { name: 'Start session' }).waitFor();
  await watched.clock.runFor('09:40');
  expect(await wordsLeft(watched)).toContain('Rosa');
  await watched.clock.runFor('00:40');
  for (const page of [watched, other]) {
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await wordsLeft(page)).not.toMatch(/Rosa|Caminar|Metformin|4471/);
    await expectAccessible(page, 'locked');
  }
});

test('a touch is reported at most every half minute', async () => {
  const site = await siteOf({ prep: rich });
  const page = await (await contextOf()).newPage();
  await page.clock.install();
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Start session' }).waitFor();
  for (let second = 0; second < 61; second += 5) {
    await page.keyboard.press('Shift');
    await page.clock.runFor('00:05');
  }
  await expect.poll(() => site.asked.filter(call => call === 'POST /api/login/activity').length).toBe(2);
});

test.each([
  [423, { refused: 'locked', because: 'locked' }, 'Locked'],
  [401, ended, 'Reopen from the chart'],
])('a call that is answered %i clears the page and says what to do', async (status, json, title) => {
  const answers: Scripted = (_method, path) =>
    path.startsWith('/api/chart/') ? { status, json } : undefined;
  const site = await siteOf({ prep: rich, answers });
  const { page } = await visit(site);
  await page.getByRole('button', { name: 'A1c 8.2% (was 8.8%)' }).click();
  await page.getByRole('heading', { name: title }).waitFor();
  expect(await wordsLeft(page)).not.toMatch(/Rosa|Caminar/);
  await page.getByText("open Alongside again from this patient's chart").waitFor();
});

test('logging out ends the login and clears every window of it', async () => {
  const site = await siteOf({ prep: rich });
  const context = await contextOf();
  const { page: other } = await visit(site, context);
  const { page } = await visit(site, context);
  await page.getByRole('button', { name: 'Log out' }).click();
  for (const window of [page, other]) {
    await window.getByRole('heading', { name: 'You are logged out' }).waitFor();
    expect(await wordsLeft(window)).not.toContain('Rosa');
  }
  expect(site.asked.filter(call => call === 'DELETE /api/login')).toHaveLength(1);
});

test('a browser without cookies signs in by the fragment, which leaves the address at once', async () => {
  const authorization = `Alongside practice.${launchId}.secret`;
  const answers: Scripted = (_method, path, body) => {
    if (path !== '/api/login/handover') return undefined;
    return JSON.stringify(body) === JSON.stringify({ launchId, secret: 'practice.once' })
      ? { json: { authorization } }
      : { status: 410, json: { refused: 'launch-expired', because: 'sign-in-spent' } };
  };
  const site = await siteOf({ prep: rich, state: 'unknown', answers });
  const { page, noise } = await visit(site, undefined, '#k=practice.once');
  await page.getByRole('button', { name: 'Start session' }).waitFor();
  await page.getByText('Rosa Martínez').waitFor();
  expect(page.url()).toBe(site.url);
  expect(site.asked).toEqual([
    'POST /api/login/handover',
    `GET /api/login by ${authorization}`,
    `GET /api/prep?chart=kept by ${authorization}`,
  ]);
  expect(noise).toEqual([]);
});

test.each([
  ['a spent fragment', '#k=practice.spent', (path: string) => path === '/api/login/handover', 410],
  ['no fragment and no cookie', '', (path: string) => path === '/api/login', 401],
])('%s leads back to the chart', async (_, fragment, refusedAt, status) => {
  const answers: Scripted = (_method, path) => (refusedAt(path) ? { status, json: ended } : undefined);
  const site = await siteOf({ prep: rich, state: 'unknown', answers });
  const { page } = await visit(site, undefined, fragment);
  await page.getByRole('heading', { name: 'Reopen from the chart' }).waitFor();
});

test('a login that is locked already shows only that, and offers nothing of the patient', async () => {
  const answers: Scripted = (_method, path) =>
    path === '/api/login' ? { json: { ...login, locked: true } } : undefined;
  const site = await siteOf({ prep: rich, state: 'unknown', answers });
  const { page } = await visit(site);
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  // Whether something waits, of nobody: nothing else is asked.
  await expect.poll(() => site.asked).toEqual(['GET /api/login', 'GET /api/waiting']);
});
