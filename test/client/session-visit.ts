import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { SessionDraft } from '../../server/domain/session/draft.ts';
import type { SessionView } from '../../server/http/contract/session.ts';
import type { VisitsView } from '../../server/http/contract/visits.ts';
import { noiseOf, type SharedBrowser, sharedBrowser } from '../parts/browser.ts';
import { closedAfterEach } from '../parts/shown-at-failure.ts';
import { rich as prep } from './prep-views.ts';
import { type OneSession, oneSession } from './session-server.ts';
import { sessionId } from './session-views.ts';
import { builtPages, type Scripted, type Site, startSite } from './site.ts';

let browser: SharedBrowser;
let open: ReturnType<typeof closedAfterEach>;
/** Said once by each test file that visits: it opens the browser, and clears up after each test. */
export function visitingSessions(): void {
  beforeAll(async () => {
    await builtPages();
    browser = await sharedBrowser();
  });
  afterAll(() => browser?.close());
  open = closedAfterEach();
}

export type Visit = { page: Page; noise: string[]; session: OneSession; site: Site; context: BrowserContext };

/** The built session page in a real browser, on one session kept by the product's own rules. */
export async function visit(
  view: SessionView,
  options: Parameters<Browser['newContext']>[0] & { visits?: VisitsView } = {},
  first: Scripted = () => undefined,
): Promise<Visit> {
  const { visits, ...looks } = options;
  const session = oneSession(view, visits);
  const answers: Scripted = (...call) => first(...call) ?? session.answers(...call);
  const site = open.kept(await startSite({ prep, answers }));
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1200, height: 900 },
    ...looks,
  });
  open.windows(context);
  return { ...(await windowOn(site, context)), session, site, context };
}

/** One more window of the same launch. */
export async function windowOn(site: Site, context: BrowserContext) {
  const page = await context.newPage();
  const noise = noiseOf(page);
  await page.goto(`${site.url}/session/${sessionId}`);
  await page.locator('#session-title').waitFor({ state: 'attached' });
  return { page, noise };
}

export const step = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
export const draftOf = (session: OneSession) => session.view().draft as SessionDraft;
export const isFocused = (locator: Locator) =>
  locator.evaluate(element => element === document.activeElement);
/** Whether it can be seen as the page stands, not only whether it is drawn somewhere. */
export const isInSight = async (locator: Locator) => {
  await locator.waitFor();
  return locator.evaluate(element => {
    const { top, left } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + 1, top + 1));
  });
};
/** A save comes a second after the last word. */
export const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 15_000 });
export const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d$/).waitFor();
