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
    viewport: { width: look.width ?? 1200, height: look.width === 400 ? 850 : 950 },
    locale: look.locale ?? 'en-US',
    reducedMotion: 'reduce',
  });
  await context.addCookies([{ name: 'emr_staff', value: staff, url: day.emr.url }]);
  return context;
}

/** Opens a patient's chart in the EMR and presses "Coaching": Alongside in the frame, on another site. */
export async function openCoaching(context: BrowserContext, day: PracticeDay, patient: string): Promise<AtWork> {
  const page = await context.newPage();
  await page.goto(`${day.emr.url}/chart/${patient}`);
  await page.getByRole('link', { name: 'Coaching' }).first().click();
  return { context, page, app: page.frameLocator('iframe[name=app]') };
}
