import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';

type Fault = { id: string; impact: string | null; nodes: { target: unknown[] }[] };
type Axe = { run(where: Document, options: object): Promise<{ violations: Fault[] }> };

/** The axe that `@axe-core/playwright` brings; its builder sends it twice for each look, and opens a page of its own. */
const path = createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js');
const source = readFileSync(path, 'utf8');

const options = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'], // of what passes, no more than that it does
  iframes: false, // each is looked at by itself
};

/** What axe finds in this document against WCAG 2.2 AA, a line each; its frames are documents of their own. */
export async function axeFinds(frame: Frame): Promise<string[]> {
  if (await frame.evaluate(() => !('axe' in globalThis))) await frame.evaluate(source);
  const found = await frame.evaluate(async given => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run(document, given);
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      at: nodes.map(each => each.target.join(' ')),
    }));
  }, options);
  return found.map(({ id, impact, at }) => `${id} (${impact}) ${at.join(', ')}`);
}

/** The document as it is drawn: where it is no other than one that was looked at, axe finds nothing else in it. */
export const drawn = (frame: Frame): Promise<string> =>
  frame.evaluate(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    return [innerWidth, innerHeight, dark, document.documentElement.outerHTML].join('|');
  });
