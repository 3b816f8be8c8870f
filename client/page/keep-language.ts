import type { Language } from '../design/words.ts';

const year = 365 * 24 * 3600;

/**
 * Keeps the reader's choice in this browser, so that the next page, and a page that says no, come in it from the
 * server on. It works inside an EMR's frame; a browser that takes no cookies goes on by its own settings.
 */
export function keepLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the other way is asynchronous, and not in every browser
  document.cookie = `alongside-language=${language}; Path=/; Max-Age=${year}; Secure; SameSite=None; Partitioned`;
}
