import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RegisteredClient } from './authorization/clients.ts';
import { type SandboxEmr, startSandboxEmr } from './server.ts';
import { trialApp } from './trial-app.ts';

const app = createServer((request, response) => answer(request, response));
let answer: ReturnType<typeof trialApp>;
let emr: SandboxEmr;
let browser: Browser;

beforeAll(async () => {
  await new Promise<void>(resolve => app.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  const client: RegisteredClient = {
    clientId: 'trial',
    name: 'Trial app',
    label: 'Coaching',
    auth: { kind: 'public' },
    redirectUris: [`${at}/callback`],
    launchUrl: `${at}/launch`,
    standaloneUrl: `${at}/standalone`,
  };
  emr = await startSandboxEmr({ clients: [client], today: '2026-11-22', seed: 1 });
  answer = trialApp(at, client.clientId);
  process.env.VERCEL = '1';
  const { default: packed } = await import('@sparticuz/chromium');
  browser = await chromium.launch({
    executablePath: await packed.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
});

afterAll(async () => {
  await browser?.close();
  await emr?.close();
  app.close();
});

async function signedIn(staff: string, width = 1200): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(emr.url);
  await page.getByRole('button', { name: staff }).click();
  return page;
}

test('without signing in there is no chart, and signing in leads to the one asked for', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${emr.url}/chart/rosa-morales`);
  await page.getByRole('button', { name: 'Dana Reyes' }).click();
  expect(page.url()).toBe(`${emr.url}/chart/rosa-morales`);
});

test('the schedule shows who comes today, and the box finds a patient by name', async () => {
  const page = await signedIn('Dana Reyes');
  const today = page.getByRole('table', { name: 'Schedule of today' });
  expect(await today.getByRole('link', { name: /Rosa .*Morales/ }).count()).toBeGreaterThan(0);
  await page.getByRole('searchbox').fill('novak');
  await page.getByRole('button', { name: 'Find' }).click();
  const rows = page.getByRole('table', { name: 'Patients' }).getByRole('row');
  expect(await rows.count()).toBe(2);
  await page.getByRole('link', { name: /Novak/ }).click();
  expect(await page.getByText('None recorded').count()).toBeGreaterThan(8);
});

test('a note opens as text, whatever it holds, and says when another has replaced it', async () => {
  const page = await signedIn('Dana Reyes');
  const first = emr.store.create(
    noteFor('eli-novak', 'Plan: walk <script>document.title = "taken"</script> & rest'),
  );
  await page.goto(`${emr.url}/chart/eli-novak/notes/${first.id}`);
  await page.getByText('Plan: walk <script>document.title = "taken"</script> & rest').waitFor();
  expect(await page.title()).toMatch(/^Note: /);
  expect(await page.locator('dl.pairs').textContent()).toMatch(/current/);
  const target = { reference: `DocumentReference/${first.id}` };
  emr.store.create({ ...noteFor('eli-novak', 'Plan: swim'), relatesTo: [{ code: 'replaces', target }] });
  await page.getByRole('link', { name: 'Back to the chart' }).click();
  const notes = page.getByRole('table', { name: 'Notes' });
  expect(await notes.getByText('replaced', { exact: true }).count()).toBe(1);
  expect(await notes.getByText('current, replaces an earlier one').count()).toBe(1);
  await page.goto(`${emr.url}/chart/eli-novak/notes/${first.id}`);
  await page.getByRole('link', { name: 'open the one that replaced it' }).click();
  await page.getByText('Plan: swim').waitFor();
  expect((await page.goto(`${emr.url}/chart/sam-rivera/notes/${first.id}`))?.status()).toBe(404);
});

describe('the app in the chart', () => {
  test('opens in a frame on another site, learns the patient, and stays open while the chart is looked at', async () => {
    const page = await signedIn('Dana Reyes');
    await page.goto(`${emr.url}/chart/rosa-morales`);
    await page.getByRole('link', { name: 'Coaching', exact: true }).click();
    const inside = page.frameLocator('iframe[name=app]');
    expect(await inside.locator('#patient').textContent()).toBe('rosa-morales');
    expect(await page.locator('iframe[name=app]').getAttribute('sandbox')).toMatch(
      /allow-same-origin allow-scripts/,
    );
    await inside.getByLabel('Words').fill('half a sentence');
    await page.getByLabel('Chart', { exact: true }).check();
    emr.store.create(noteFor('rosa-morales', 'She walks with her sister.'));
    await page.getByRole('link', { name: 'Refresh chart' }).first().click();
    const chart = page.frameLocator('iframe[name=chart]');
    await chart.getByRole('link', { name: 'Coaching note' }).click();
    await chart.getByText('She walks with her sister.').waitFor();
    await page.getByLabel('Coaching', { exact: true }).check();
    expect(await inside.getByLabel('Words').inputValue()).toBe('half a sentence');
  });

  test('two charts in two tabs are two launches', async () => {
    const first = await signedIn('Dana Reyes');
    const second = await first.context().newPage();
    await first.goto(`${emr.url}/chart/rosa-morales/app/trial`);
    await second.goto(`${emr.url}/chart/sam-rivera/app/trial`);
    const patientIn = (page: Page) => page.frameLocator('iframe[name=app]').locator('#patient').textContent();
    expect(await Promise.all([patientIn(first), patientIn(second)])).toEqual(['rosa-morales', 'sam-rivera']);
  });

  test('opens in its own window too, and then shows the patient banner itself', async () => {
    const page = await signedIn('Dana Reyes');
    await page.goto(`${emr.url}/chart/rosa-morales/open/trial`);
    expect(await page.locator('#patient').textContent()).toBe('rosa-morales');
    expect(await page.locator('#banner').textContent()).toBe('true');
  });

  test('opens from the menu too, without a chart and without a second sign-in; in a chart the menu leaves it out', async () => {
    const schedule = await signedIn('June Park');
    const opened = schedule.context().waitForEvent('page');
    await schedule.getByRole('link', { name: 'Coaching', exact: true }).click();
    const page = await opened;
    await page.locator('#patient').waitFor();
    expect(await page.locator('#patient').textContent()).toBe('none');
    expect(await page.locator('#user').textContent()).toBe('biller-june');
    await schedule.goto(`${emr.url}/chart/rosa-morales`);
    expect(await schedule.getByRole('banner').getByRole('link', { name: 'Coaching' }).count()).toBe(0);
  });
});

describe('the switches', () => {
  test('change the disguise, add a fault and clear it', async () => {
    const page = await signedIn('Dana Reyes');
    await page.goto(`${emr.url}/switches`);
    await page.getByRole('radio', { name: /epic-like/ }).check();
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByLabel('Resource type').selectOption('Goal');
    await page.getByRole('button', { name: 'Refuse this type' }).click();
    expect(emr.faults.list()).toMatchObject([{ kind: 'refuse-type', type: 'Goal', times: 0 }]);
    const metadata = await (await fetch(`${emr.fhirBase}/metadata`)).json();
    const goal = metadata.rest[0].resource.find((one: { type: string }) => one.type === 'Goal');
    expect(goal?.interaction?.some((one: { code: string }) => one.code === 'create') ?? false).toBe(false);
    await page.getByRole('button', { name: 'Clear all' }).click();
    expect(emr.faults.list()).toEqual([]);
  });

  test('take JSON, and refuse a disguise that does not exist', async () => {
    const send = (wish: object) =>
      fetch(`${emr.url}/switches.json`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(wish),
      });
    expect(await (await send({ disguise: 'open', add: { kind: '429' } })).json()).toMatchObject({
      disguise: 'open',
      faults: [{ kind: '429' }],
    });
    expect((await send({ disguise: 'perfect' })).status).toBe(400);
    expect(await (await send({ clear: true })).json()).toEqual({ disguise: 'open', faults: [] });
  });

  test('take the EMR down and bring it back by itself', async () => {
    const up = () =>
      fetch(`${emr.fhirBase}/metadata`).then(
        response => response.ok,
        () => false,
      );
    await fetch(`${emr.url}/switches`, {
      method: 'POST',
      body: new URLSearchParams({ down: '1', seconds: '1' }),
    });
    expect(await up()).toBe(false);
    await expect.poll(up, { timeout: 4000 }).toBe(true);
  });
});

const paths = [
  '/schedule',
  '/chart/rosa-morales',
  '/chart/dee-oconnor',
  '/chart/eli-novak',
  '/chart/rosa-morales/app/trial',
  '/switches',
  '/chart/nobody',
];

test('no page has an accessibility fault, and none scrolls sideways on a narrow or a wide screen', async () => {
  const page = await signedIn('Dana Reyes');
  for (const path of paths) {
    await page.goto(emr.url + path);
    // Without frames there is nothing to put together in a page of its own.
    const { violations } = await new AxeBuilder({ page })
      .options({ resultTypes: ['violations'] })
      .exclude('iframe')
      .setLegacyMode()
      .analyze();
    expect([path, violations.map(one => one.id)]).toEqual([path, []]);
    for (const width of [400, 1200]) {
      await page.setViewportSize({ width, height: 900 });
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([path, width, sideways]).toEqual([path, width, 0]);
    }
  }
});

function noteFor(patient: string, text: string): fhir4.DocumentReference {
  return {
    resourceType: 'DocumentReference',
    status: 'current',
    type: { text: 'Coaching note' },
    subject: { reference: `Patient/${patient}` },
    date: '2026-11-22T11:00:00Z',
    content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(text).toString('base64') } }],
  };
}
