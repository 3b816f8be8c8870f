import type { ServerResponse } from 'node:http';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type SharedBrowser, sharedBrowser } from '../parts/browser.ts';
import { type Clinic, openClinic } from './parts/sandbox.ts';

let clinic: Clinic;
let browser: SharedBrowser;
let keepsCookies = true;
/** Takes our cookies away before the browser sees them, which is what one that refuses them makes of it. */
const refusingCookies = (res: ServerResponse) => {
  const send = res.writeHead.bind(res);
  res.writeHead = ((...given: Parameters<typeof send>) => {
    if (!keepsCookies) res.removeHeader('set-cookie');
    return send(...given);
  }) as typeof res.writeHead;
};

beforeAll(async () => {
  clinic = await openClinic({ between: refusingCookies });
  browser = await sharedBrowser();
});
afterEach(() => {
  keepsCookies = true;
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

const signedIn = async (): Promise<BrowserContext> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(clinic.emr.url);
  await page.getByRole('button', { name: /Dana Reyes/ }).click();
  await page.waitForLoadState();
  await page.close();
  return context;
};
const openChart = async (context: BrowserContext, patient: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${clinic.emr.url}/chart/${patient}/app/alongside`);
  return page;
};
const appSays = (page: Page) => page.frameLocator('iframe[name=app]').locator('main').textContent();

const ourCookies = async (context: BrowserContext) =>
  (await context.cookies()).filter(({ name }) => name.startsWith('__Host-alongside'));

describe('inside the EMR’s frame, on another site', () => {
  test('two charts open side by side and keep apart', async () => {
    const context = await signedIn();
    const pages = await Promise.all(
      ['rosa-morales', 'walter-greene'].map(patient => openChart(context, patient)),
    );
    await expect
      .poll(() => Promise.all(pages.map(appSays)), { timeout: 20_000 })
      .toEqual(['200 rosa-morales', '200 walter-greene']);
    const cookies = await ourCookies(context);
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies)
      expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'None' });
    await context.close();
  });

  test('a browser that keeps no cookies asks the person once and goes on in the same frame', async () => {
    keepsCookies = false;
    const context = await signedIn();
    const page = await openChart(context, 'rosa-morales');
    const frame = page.frameLocator('iframe[name=app]');
    await frame.getByRole('heading', { name: 'Continue as Dana Reyes?' }).waitFor();
    await frame.getByRole('link', { name: 'Yes, continue' }).click();
    await expect.poll(() => appSays(page), { timeout: 20_000 }).toBe('200 rosa-morales');
    expect(await ourCookies(context)).toEqual([]);
    await context.close();
  });
});
