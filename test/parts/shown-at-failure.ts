import type { BrowserContext, Request } from 'playwright-core';
import { afterEach, onTestFailed, type TestContext } from 'vitest';

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
  const look = shownBy(context);
  const tell = async ({ task }: TestContext) => {
    task.meta.shown = [...(task.meta.shown ?? []), ...(await look())];
  };
  // The script that takes the README's pictures walks the same ways, and is no test.
  if (process.env.VITEST !== undefined) onTestFailed(tell);
}

/** Keeps what the tests of a file open, and closes it after each; of one that failed it tells first what its windows showed. */
export function closedAfterEach() {
  const open: { stop(): Promise<unknown> }[] = [];
  const looks: (() => Promise<string[]>)[] = [];
  afterEach(async ({ task }) => {
    const shown = looks.splice(0);
    if (task.result?.state === 'fail')
      task.meta.shown = (await Promise.all(shown.map(look => look()))).flat();
    for (const each of open.splice(0).reverse()) await each.stop();
  });
  return {
    kept: <T extends { stop(): Promise<unknown> }>(it: T): T => {
      open.push(it);
      return it;
    },
    windows: (context: BrowserContext): BrowserContext => {
      open.push({ stop: () => context.close() });
      looks.push(shownBy(context));
      return context;
    },
  };
}

/** Listens to these windows from now on; gives what they show, a line a page, whenever it is asked. */
function shownBy(context: BrowserContext): () => Promise<string[]> {
  const unanswered = new Set<Request>();
  context.on('request', request => unanswered.add(request));
  context.on('requestfinished', request => unanswered.delete(request));
  context.on('requestfailed', request => unanswered.delete(request));
  const thrown: string[] = [];
  context.on('weberror', error => thrown.push(error.error().message));
  return async () => {
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
    return [
      ...said,
      ...(waited.length > 0 ? [`(nothing came yet of ${waited.join(', ')})`] : []),
      ...(thrown.length > 0 ? [`(thrown there: ${thrown.join(', ')})`] : []),
    ];
  };
}
