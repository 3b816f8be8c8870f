import type { BrowserContext } from 'playwright-core';
import { onTestFailed, type TestContext } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** What stood on the pages when a test failed, a line each: its address and its first words. */
    shown?: string[];
  }
}

/** If the test that is running fails, what its pages showed then is told with it: a machine elsewhere has no picture. */
export function tellWhatWasShown(context: BrowserContext): void {
  const tell = async ({ task }: TestContext) => {
    const frames = context.pages().flatMap(page => page.frames());
    const said = await Promise.all(
      frames.map(async frame => {
        // biome-ignore lint/performance/useDomNodeTextContent: what could be seen is asked for, not what scripts hold
        const words = await frame.evaluate(() => document.body.innerText).catch(() => '(could not be read)');
        const { pathname } = new URL(frame.url(), 'about:blank');
        return `${pathname}: ${words.replaceAll(/\s*\n\s*/g, ' | ').slice(0, 600)}`;
      }),
    );
    task.meta.shown = [...(task.meta.shown ?? []), ...said];
  };
  // The script that takes the README's pictures walks the same ways, and is no test.
  if (process.env.VITEST !== undefined) onTestFailed(tell);
}
