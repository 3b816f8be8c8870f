import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright-core';
import type { BenchEmr } from './emr/emr-process.ts';

/** One opening of an app in a fresh browser, counted from the moment the EMR sent the browser back with its code. */
export type Opening = {
  nameMs: number;
  usableMs: number;
  /** Time over 50 ms of every long task of the page, until a second after it was usable. */
  blockedMs: number;
  /** What it loaded until then. */
  loaded: Weights;
  /** What it had loaded when nobody did anything to it for `idleMs` more. */
  loadedIdle: Weights;
  /** Errors nobody caught, a drawing the browser could not take over among them. */
  errors: number;
  requestsToEmr: number;
  /** Of its FHIR answers, whoever asked for them. */
  kbFromEmr: number;
  preflights: number;
};

/** KB of scripts and styles, each compressed with gzip. */
export type Weights = { scriptKb: number; styleKb: number };

/** The browser of a coach's older machine on a clinic's line. */
const slower = { cpu: 4, latencyMs: 20, bytesPerSecond: (20 * 1_000_000) / 8 };

/** Opens an app by its launch address, with an empty cache, and looks when the name is shown and the screen usable. */
export async function open(browser: Browser, emr: BenchEmr, launchUrl: string, idleMs = 0): Promise<Opening> {
  await emr.forgetCounts();
  const context = await browser.newContext({ viewport: { width: 1200, height: 950 } });
  try {
    const page = await context.newPage();
    await slowDown(page);
    const usable = Promise.withResolvers<void>();
    await page.exposeFunction('tellUsable', () => usable.resolve());
    await page.addInitScript(watchScreen);
    const loaded: Response[] = [];
    page.on('response', response => loaded.push(response));
    let errors = 0;
    page.on('pageerror', () => {
      errors += 1;
    });
    await page.goto(launchUrl, { waitUntil: 'commit' });
    await Promise.race([usable.promise, notUsable(page)]);
    await page.waitForTimeout(1_000);
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
    const { sentBackAt, reads, readBytes, others, preflights } = await emr.counts();
    const first = await weightsOf(loaded, page.url());
    await page.waitForTimeout(idleMs);
    return {
      nameMs: seen.nameAt - sentBackAt,
      usableMs: seen.usableAt - sentBackAt,
      blockedMs: seen.blockedMs,
      loaded: first,
      loadedIdle: await weightsOf(loaded, page.url()),
      errors,
      requestsToEmr: reads + others,
      kbFromEmr: readBytes / 1024,
      preflights,
    };
  } finally {
    await context.close();
  }
}

type Seen = { nameAt: number; usableAt: number; blockedMs: number };

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: slower.latencyMs },
    ...{ downloadThroughput: slower.bytesPerSecond, uploadThroughput: slower.bytesPerSecond },
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower.cpu });
}

/**
 * Runs inside the page. The preparation is usable when its measures stand there and React holds them and the button that
 * starts the session: that is when it can be read and a press does something, whether it was drawn here or came drawn.
 * The button alone is not enough: it is there with the name, while the chart is still read.
 */
function watchScreen(): void {
  const seen: Seen = { nameAt: 0, usableAt: 0, blockedMs: 0 };
  Object.assign(globalThis, { seen });
  new PerformanceObserver(list => {
    for (const task of list.getEntries()) seen.blockedMs += Math.max(0, task.duration - 50);
  }).observe({ type: 'longtask', buffered: true });
  const afterPaint = (note: (at: number) => void) =>
    setTimeout(() => note(performance.timeOrigin + performance.now()));
  const look = () => {
    if (seen.nameAt === 0 && document.querySelector('.identity-name')?.textContent)
      afterPaint(at => {
        seen.nameAt ||= at;
      });
    const parts = ['.prep .measures', '.start-bar button'].map(part => document.querySelector(part));
    const isHeld = (part: Element | null) =>
      part !== null && Object.keys(part).some(key => key.startsWith('__reactProps'));
    if (parts.every(isHeld))
      return afterPaint(at => {
        seen.usableAt = at;
        (globalThis as unknown as { tellUsable(): void }).tellUsable();
      });
    setTimeout(look, 8); // not by frames: a browser may stop drawing a page nobody looks at
  };
  setTimeout(look, 8);
}

/** Gives up after a minute and says where the browser stood and what it showed. */
async function notUsable(page: Page): Promise<never> {
  await page.waitForTimeout(60_000);
  const text = await page.evaluate(() => document.body.textContent?.slice(0, 200));
  throw new Error(`not usable after a minute at ${new URL(page.url()).pathname}: ${text}`);
}

const weightsOf = async (loaded: Response[], page: string): Promise<Weights> => ({
  scriptKb: await weightOf(loaded, 'script', page),
  styleKb: await weightOf(loaded, 'stylesheet', page),
});

async function weightOf(loaded: Response[], type: 'script' | 'stylesheet', page: string): Promise<number> {
  const { origin } = new URL(page);
  const own = loaded.filter(
    response => response.request().resourceType() === type && response.url().startsWith(`${origin}/assets/`),
  );
  const bodies = await Promise.all(own.map(response => response.body().catch(() => Buffer.alloc(0))));
  return bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / 1024;
}
