import type { BrowserContext, CDPSession, FrameLocator, Locator, Page } from 'playwright-core';
import type { SharedBrowser } from '../parts/browser.ts';
import type { PracticeDay } from '../parts/practice-day.ts';
import { tellWhatWasShown } from '../parts/shown-at-failure.ts';

export type AtWork = { context: BrowserContext; page: Page; app: FrameLocator };
export type Width = 400 | 1200;

/** A browser of a staff member who has signed in to the EMR; third-party cookies as the browser has them. */
export async function signIn(
  browser: SharedBrowser,
  day: PracticeDay,
  staff: string,
  look: { width?: Width; locale?: string } = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: null, // an emulated viewport would be forced on the frame of the other site too
    locale: look.locale ?? 'en-US',
    reducedMotion: 'reduce',
  });
  tellWhatWasShown(context);
  await context.addCookies([{ name: 'emr_staff', value: staff, url: day.emr.url }]);
  context.on('page', page => sized.set(page, resize(page, look.width ?? 1200)));
  return context;
}

const sized = new WeakMap<Page, Promise<void>>();

/** A real window of this width (and a desk's or a phone's height, unless said). */
export async function resize(page: Page, width: number, height?: number): Promise<void> {
  const { browser, windowId } = await windowOf(page);
  await browser.send('Browser.setWindowBounds', {
    windowId,
    bounds: { width, height: height ?? (width <= 400 ? 900 : 1000) },
  });
}

type Window = { browser: CDPSession; windowId: number };
const windows = new WeakMap<Page, Promise<Window>>();

function windowOf(page: Page): Promise<Window> {
  const asked = async () => {
    const browser = await page.context().newCDPSession(page);
    return { browser, windowId: (await browser.send('Browser.getWindowForTarget')).windowId };
  };
  const found = windows.get(page) ?? asked();
  windows.set(page, found);
  return found;
}

/** Opens a patient's chart in the EMR and presses "Coaching": Alongside in the frame, on another site. */
export async function openCoaching(
  context: BrowserContext,
  day: PracticeDay,
  patient: string,
): Promise<AtWork> {
  const page = await context.newPage();
  await sized.get(page);
  await page.goto(`${day.emr.url}/chart/${patient}`);
  await page.getByRole('link', { name: 'Coaching' }).first().click();
  return { context, page, app: page.frameLocator('iframe[name=app]') };
}

/** Presses the button that begins (or goes on with) the session, and waits for its page. */
export async function startSession(
  app: Pick<FrameLocator, 'getByRole'>,
  button = 'Start session',
): Promise<void> {
  await app.getByRole('button', { name: button }).click();
  await app.getByRole('heading', { name: /^(Agenda|Lo de hoy)/ }).waitFor();
}

/** The texts of a patient's coaching notes as they stand in the EMR, newest first. */
export const notesOf = (day: PracticeDay, patient: string): string[] =>
  (day.emr.store.all('DocumentReference') as fhir4.DocumentReference[])
    .filter(note => note.subject?.reference === `Patient/${patient}`)
    .filter(note => note.content[0]?.attachment.title?.startsWith('Health coaching note') ?? false)
    .sort((one, other) => String(other.meta?.lastUpdated).localeCompare(String(one.meta?.lastUpdated)))
    .map(note => Buffer.from(note.content[0]?.attachment.data ?? '', 'base64').toString());

/** Moves the pointer over a thing, as a hand does: not put there by one leap, which is no move. */
export async function pointAt(it: Locator): Promise<void> {
  await it.hover({ position: { x: 4, y: 4 } });
  await it.hover();
}
