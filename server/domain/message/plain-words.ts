/** What makes a message hard to read on a small screen. */
export type PlainHint =
  | { is: 'long-message'; words: number }
  | { is: 'long-sentence'; words: number; begins: string }
  | { is: 'many-questions'; questions: number };

/** House rule after plain-language guidance (sentences of at most 15 to 20 words); a short message asks one thing. */
export const plainLimits = { message: 80, sentence: 20, questions: 2 } as const;

/** What could be said shorter. Hints: nothing is refused for them. */
export function plainHints(text: string): PlainHint[] {
  const words = countWords(text);
  const sentences = text.split(/(?<=[.!?])\s+|\n+/).filter(one => one.trim() !== '');
  const long = sentences.toSorted((a, b) => countWords(b) - countWords(a))[0] ?? '';
  const questions = text.match(/\?/g)?.length ?? 0;
  return [
    ...(words > plainLimits.message ? [{ is: 'long-message', words } as const] : []),
    ...(countWords(long) > plainLimits.sentence
      ? [{ is: 'long-sentence', words: countWords(long), begins: beginOf(long) } as const]
      : []),
    ...(questions > plainLimits.questions ? [{ is: 'many-questions', questions } as const] : []),
  ];
}

export const countWords = (text: string): number =>
  text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

const beginOf = (sentence: string): string => sentence.trim().split(/\s+/).slice(0, 4).join(' ');
