import type { Frame, JSHandle, Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import { englishWordsIn, ourEnglishIn } from './english-words.ts';
import { appFrame } from './screens.ts';

/**
 * The page says that it is Spanish, and not a word that we say on it, seen, heard or folded away, is English. What the
 * chart holds, what somebody wrote and the note are marked as another language (or as one nobody recorded), and
 * nothing of ours hides behind that mark. `names`: of people and places, which are no language's.
 */
export async function expectInSpanish(page: Page, where: string, names: readonly string[]): Promise<void> {
  const frame = appFrame(page);
  expect(await frame.evaluate(() => document.documentElement.lang), where).toBe('es');
  const { ours, marked } = await saidOn(page, frame);
  const nameless = names.reduce((text, name) => text.replaceAll(name, ' '), ours);
  expect(englishWordsIn(nameless), `${where}: English on a Spanish page`).toEqual([]);
  expect(ourEnglishIn(marked), `${where}: words of ours, marked as English`).toEqual([]);
}

/** What we say on the page, and what is marked as said by others. Folded parts are opened and closed again. */
async function saidOn(page: Page, frame: Frame): Promise<{ ours: string; marked: string }> {
  const unfolded = await unfold(page, frame);
  const said = await frame.evaluate(() => {
    const others = [...document.querySelectorAll<HTMLElement>('#page [lang=en], #page [lang=""]')];
    const written = others.map(each => each.textContent ?? '').filter(text => text.trim() !== '');
    const marked = others
      .filter(each => each.closest('.note-text, .raw, [lang=en].sheet') === null && each.tagName !== 'BUTTON')
      .map(each => each.textContent ?? '');
    for (const each of others) each.style.display = 'none';
    // biome-ignore lint/performance/useDomNodeTextContent: only what is seen counts
    const seen = document.body.innerText;
    const heard = ['aria-label', 'placeholder', 'title'].flatMap(name =>
      [...document.querySelectorAll(`#page [${name}]:not([lang=en])`)].map(
        each => each.getAttribute(name) ?? '',
      ),
    );
    for (const each of others) each.style.display = '';
    // A label that is heard may name what somebody wrote.
    const heardOfUs = written.reduce(
      (text, words) => text.replaceAll(words, ' '),
      [document.title, ...heard].join(' | '),
    );
    return { ours: `${seen} | ${heardOfUs}`, marked: marked.join(' | ') };
  });
  await unfolded.evaluate(folded => {
    for (const each of folded) each.open = false;
  });
  return said;
}

/** Opens what is folded, and waits for what the page asks of the server when it is: that is a part of what it says. */
async function unfold(page: Page, frame: Frame): Promise<JSHandle<HTMLDetailsElement[]>> {
  const unanswered = new Set<Request>();
  const asked = (request: Request) => {
    const { pathname } = new URL(request.url());
    if (request.frame() === frame && /^[/](api|assets)[/]/.test(pathname) && pathname !== '/api/live')
      unanswered.add(request);
  };
  const answered = (request: Request) => void unanswered.delete(request);
  page.on('request', asked).on('requestfinished', answered).on('requestfailed', answered);
  const folded = await frame.evaluateHandle(() => {
    const closed = [...document.querySelectorAll('details')].filter(each => !each.open);
    for (const each of closed) each.open = true;
    return closed;
  });
  do {
    await expect.poll(() => unanswered.size, { message: 'what was unfolded comes' }).toBe(0);
    // What came may ask for more once it is drawn.
    await frame.evaluate(() => new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn, 50))));
  } while (unanswered.size > 0);
  page.off('request', asked).off('requestfinished', answered).off('requestfailed', answered);
  return folded;
}
