import type { Frame, Page } from 'playwright-core';

/** A person without a mouse: Tab, arrows, Space, Enter and letters, across the EMR's page and the frame in it. */
export type Keyboard = {
  /** Tabs on (or back) until the focus is on something of this name; says where it got stuck otherwise. */
  to(name: string | RegExp, way?: 'on' | 'back'): Promise<void>;
  type(text: string): Promise<void>;
  press(...keys: string[]): Promise<void>;
  /** Goes to a field by its name and types into it. */
  fill(name: string | RegExp, text: string): Promise<void>;
  /** Goes to the first radio of a group and chooses the nth by arrows (0 is the first). */
  choose(first: string | RegExp, nth: number): Promise<void>;
};

export const byKeyboard = (page: Page): Keyboard => {
  const focused = async (): Promise<string> => {
    const ours = page.frame({ name: 'app' });
    const inFrame = ours ? await nameOfFocused(ours) : undefined;
    return inFrame ?? (await nameOfFocused(page)) ?? '';
  };
  const keyboard: Keyboard = {
    async to(name, way = 'on') {
      const passed: string[] = [];
      for (let steps = 0; steps < 160; steps++) {
        const here = await focused();
        if (typeof name === 'string' ? here === name : name.test(here)) return;
        passed.push(here);
        await page.keyboard.press(way === 'on' ? 'Tab' : 'Shift+Tab');
      }
      throw new Error(`never came to ${name}; passed: ${passed.filter(Boolean).slice(0, 40).join(' | ')}`);
    },
    async type(text) {
      await page.keyboard.type(text);
    },
    async press(...keys) {
      for (const key of keys) {
        await page.keyboard.press(key);
        if (/Enter|Alt|Space/.test(key)) await drawn(page.frame({ name: 'app' }) ?? page);
      }
    },
    async fill(name, text) {
      await keyboard.to(name);
      await keyboard.type(text);
    },
    async choose(first, nth) {
      await keyboard.to(first);
      if (nth === 0) await page.keyboard.press('Space');
      for (let step = 0; step < nth; step++) await page.keyboard.press('ArrowRight');
    },
  };
  return keyboard;
};

/** Nobody types on before the page has drawn what the key did; where it led to another page, that one. */
const drawn = (where: Page | Frame): Promise<unknown> =>
  where
    .evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
    .catch(() => where.evaluate(() => undefined));

/** The spoken name of what has the focus; undefined where the focus is in another document. */
const nameOfFocused = (where: Page | Frame): Promise<string | undefined> =>
  where.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | HTMLIFrameElement | null;
    if (!document.hasFocus()) return undefined;
    if (element === null || element === document.body) return '';
    const labelled = element
      .getAttribute('aria-labelledby')
      ?.split(' ')
      .map(id => document.getElementById(id)?.textContent ?? '')
      .join(' ');
    const name =
      element.getAttribute('aria-label') ??
      labelled ??
      ('labels' in element ? element.labels?.[0]?.textContent : undefined) ??
      (element.tagName === 'IFRAME' ? element.getAttribute('name') : element.textContent);
    return (name ?? '').trim();
  });
