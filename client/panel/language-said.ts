import { nameOfLanguage } from '../coach/inbox/name-of-language.ts';

/**
 * A language as a chart has it, in the reader's words. Some charts write a sentence there: then what it begins with, and
 * the chart's own words behind it. `names`: what languages are called for the reader.
 */
export function languageSaid(written: string, names: { [tag: string]: string }): string {
  const named = names[written.split('-')[0]?.toLowerCase() ?? ''];
  if (named !== undefined) return named;
  const first = /^\p{L}+/u.exec(written.trim())?.[0]?.toLowerCase();
  const isIt = (tag: string) =>
    nameOfLanguage(tag, 'en').toLowerCase() === first || nameOfLanguage(tag, 'es').toLowerCase() === first;
  const begins = Object.entries(names).find(([tag]) => isIt(tag))?.[1];
  return begins === undefined ? `“${written}”` : `${begins} (“${written}”)`;
}
