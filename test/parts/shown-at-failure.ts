import type { BrowserContext, Request } from 'playwright-core';
import { onTestFailed, type TestContext } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** What stood on the pages when a test failed, a line each: its address and its first words. */
    shown?: string[];
  }
}

const inShort = (words: string): string =>
  words.length <= 700 ? words : `${words.slice(0, 350)} […] ${words.slice(-350)}`;

/**
 * If the test that is running fails, what its pages showed then is told with it, and what they still waited for: a machine
 * elsewhere has no picture.
 */
export function tellWhatWasShown(context: BrowserContext): void {
  const unanswered = new Set<Request>();
  context.on('request', request => unanswered.add(request));
  context.on('requestfinished', request => unanswered.delete(request));
  context.on('requestfailed', request => unanswered.delete(request));
  const tell = async ({ task }: TestContext) => {
    const frames = context.pages().flatMap(page => page.frames());
    const said = await Promise.all(
      frames.map(async frame => {
        // biome-ignore lint/performance/useDomNodeTextContent: what could be seen is asked for, not what scripts hold
        const words = await frame.evaluate(() => document.body.innerText).catch(() => '(could not be read)');
        const { pathname } = new URL(frame.url(), 'about:blank');
        return `${pathname}: ${inShort(words.replaceAll(/\s*\n\s*/g, ' | '))}`;
      }),
    );
    const waited = [...unanswered].map(asked => `${asked.method()} ${new URL(asked.url()).pathname}`);
    const unheard = waited.length > 0 ? [`(nothing came yet of ${waited.join(', ')})`] : [];
    task.meta.shown = [...(task.meta.shown ?? []), ...said, ...unheard];
  };
  // The script that takes the README's pictures walks the same ways, and is no test.
  if (process.env.VITEST !== undefined) onTestFailed(tell);
}
