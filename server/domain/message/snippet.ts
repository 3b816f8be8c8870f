import type { Language } from '../language.ts';

/** A piece of text under a name, in both languages; gaps stand in it as `{name}`. Nobody's own: the practice's. */
export type Snippet = { id: string; name: string; en: string; es: string };

/** What a snippet may be filled with by itself. Any other gap is the coach's to fill. */
export const knownGaps = ['name', 'coach', 'practice', 'phone'] as const;
export type KnownGap = (typeof knownGaps)[number];

export const longestSnippetName = 40;
export const mostSnippets = 30;

/** The text of a snippet with what is known put in; what is not known stays open, to be seen. */
export const filled = (
  snippet: Pick<Snippet, Language>,
  language: Language,
  known: { readonly [gap in KnownGap]?: string },
): string =>
  snippet[language].replace(gaps, (open, gap: string) => (isKnown(gap) && known[gap]?.trim()) || open);

/** The gaps still open in a text, each once, in their order: `['day']`. */
export const gapsLeft = (text: string): string[] => [
  ...new Set([...text.matchAll(gaps)].map(([, gap = '']) => gap)),
];

const gaps = /\{(\p{L}[\p{L}\d -]{0,29})\}/gu;
const isKnown = (gap: string): gap is KnownGap => (knownGaps as readonly string[]).includes(gap);
