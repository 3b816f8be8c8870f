import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import type { PracticeDay } from '../parts/practice-day.ts';

export type AtWork = { context: BrowserContext; page: Page; app: FrameLocator };
export type Width = 400 | 1200;

/** A browser of a staff member who has signed in to the EMR; third-party cookies as the browser has them. */
export async function signIn(
  browser: Browser,
  day: PracticeDay,
  staff: string,
  look: { width?: Width; locale?: string } = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: null, // an emulated viewport would be forced on the frame of the other site too
    locale: look.locale ?? 'en-US',
    reducedMotion: 'reduce',
  });
  await context.addCookies([{ name: 'emr_staff', value: staff, url: day.emr.url }]);
  context.on('page', page => sized.set(page, resize(page, look.width ?? 1200)));
  return context;
}

const sized = new WeakMap<Page, Promise<void>>();

/** A real window of this width (and a desk's or a phone's height). */
async function resize(page: Page, width: number): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const { windowId } = await browser.send('Browser.getWindowForTarget');
  await browser.send('Browser.setWindowBounds', { windowId, bounds: { width, height: width <= 400 ? 900 : 1000 } });
}

/** Opens a patient's chart in the EMR and presses "Coaching": Alongside in the frame, on another site. */
export async function openCoaching(context: BrowserContext, day: PracticeDay, patient: string): Promise<AtWork> {
  const page = await context.newPage();
  await sized.get(page);
  await page.goto(`${day.emr.url}/chart/${patient}`);
  await page.getByRole('link', { name: 'Coaching' }).first().click();
  return { context, page, app: page.frameLocator('iframe[name=app]') };
}
