import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** Where Debian and its kin put a browser of their own. */
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * A real Chromium: one already installed, else the one inside the npm package, which brings its own libraries when
 * `VERCEL` is set before it is imported. Never started with that package's own arguments: they switch web security
 * and site isolation off, and then a test would prove nothing about either.
 */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await executable(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

export type SharedBrowser = Pick<Browser, 'newContext' | 'close'>;

let running: Promise<Browser> | undefined;

/**
 * The one browser of a worker of the tests: it stays for the worker's next file and ends with the worker. `close` ends
 * the windows that were opened with what is given back here.
 */
export async function sharedBrowser(): Promise<SharedBrowser> {
  running ??= openBrowser();
  const browser = await running;
  const opened: BrowserContext[] = [];
  return {
    newContext: async options => {
      const context = await browser.newContext(options);
      opened.push(context);
      return context;
    },
    close: async () => void (await Promise.all(opened.map(context => context.close()))),
  };
}

async function executable(): Promise<string> {
  const own = installed.find(path => existsSync(path));
  if (own !== undefined) return own;
  process.env.VERCEL ??= '1';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/** What a page said that a user should never cause: uncaught errors and console errors. */
export function noiseOf(page: Page): string[] {
  const noise: string[] = [];
  page.on('pageerror', error => noise.push(`error: ${error.message}`));
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning')
      noise.push(`${message.type()}: ${message.text()}`);
  });
  return noise;
}

/** Fails with what to mend when axe finds anything against WCAG 2.2 AA on the page, frames included. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const found = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] }) // of what passes, no more than that it does
    .setLegacyMode(page.frames().length === 1) // without frames there is nothing to put together in a page of its own
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const faults = found.violations.map(
    fault =>
      `${where}: ${fault.id} (${fault.impact}) ${fault.nodes.map(node => node.target.join(' ')).join(', ')}`,
  );
  expect(faults).toEqual([]);
}
