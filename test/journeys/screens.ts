import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from '../parts/browser.ts';
import { resize } from './coach.ts';

/**
 * What holds of every screen: nothing for axe to find, and nothing wider than the window, neither in the EMR on a
 * phone (400 px) nor where Alongside itself has 320 px (WCAG 1.4.10). The window is as it was afterwards.
 */
export async function expectScreenHolds(page: Page, where: string): Promise<void> {
  const frame = appFrame(page);
  await frame.evaluate(() => scrollTo(0, 0));
  const before = await page.evaluate(() => innerWidth);
  // What is half under a bar that stays is no small target; a window much taller than the page is drawn for nothing.
  const below = await frame.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  const height = Math.min(4000, 1200 + below);
  await resize(page, before, height);
  await page.waitForFunction(to => innerHeight === to, height);
  await expectAccessible(page, where);
  const around = before - (await frame.evaluate(() => innerWidth));
  for (const width of [400, 320 + around]) {
    await resize(page, width);
    await page.waitForFunction(to => innerWidth === to, width);
    expect(await wider(frame), `${where}, window of ${width} px`).toEqual([]);
  }
  await resize(page, before);
}

/** Alongside's own frame: inside the EMR's page, or the window itself. */
export const appFrame = (page: Page): Frame => page.frame({ name: 'app' }) ?? page.mainFrame();

/** What stands out to the right of the window once the new width is drawn; what scrolls by itself may. */
const wider = (frame: Frame): Promise<string[]> =>
  frame.evaluate(async () => {
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 50)));
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth) return [];
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
    const over = [...document.querySelectorAll('body *')].filter(
      element => element.getBoundingClientRect().right > innerWidth && !scrolls(element.parentElement),
    );
    return [
      `${scrollWidth} > ${innerWidth}`,
      ...over.slice(-4).map(element => element.outerHTML.slice(0, 120)),
    ];
  });
