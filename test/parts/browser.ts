import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFinds, drawn } from './axe.ts';
import { browserProgram } from './browser-program.ts';
import { memoryHasRoom } from './quick-place.ts';

/**
 * A real Chromium. Never started with the own arguments of the package it comes in: they switch web security and site
 * isolation off, and then a test would prove nothing about either.
 */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await browserProgram(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    // What its processes share is kept in memory, where there is room, instead of in files on the disk.
    ignoreDefaultArgs: memoryHasRoom() ? ['--disable-dev-shm-usage'] : [],
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

/** What stood around a frame of ours when axe found nothing in it: the EMR's page, the same for each of ours. */
const faultless = new Set<string>();

/** Fails with what to mend when axe finds anything against WCAG 2.2 AA on the page, frames included. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const faults: string[] = [];
  for (const frame of page.frames()) {
    const around = frame.childFrames().length > 0 ? await drawn(frame) : undefined;
    if (around !== undefined && faultless.has(around)) continue;
    const found = await axeFinds(frame);
    if (around !== undefined && found.length === 0) faultless.add(around);
    faults.push(...found.map(fault => `${where}: ${fault}`));
  }
  expect(faults).toEqual([]);
}
