/**
 * A text of somebody's for a card, which an EMR may render as Markdown, as HTML or as it is: on one line, without
 * characters that make markup, a link or another direction of writing. What is left reads the same in all three.
 */
export function plainText(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/[<>[\]`*_~\\|{}]/g, sign => harmless[sign] ?? ' ')
    .replace(/:\/\//g, ': //')
    .replace(/\bwww\./gi, 'www .')
    .replace(/@/g, ' @ ')
    .replace(/^[\s#+=-]+/, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** At most so many characters, cut between words where one ends near enough, with a sign that it goes on. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1).replace(/\p{Cs}/gu, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$/, '')}…`;
}

const harmless: Record<string, string> = {
  '<': '‹',
  '>': '›',
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  '`': 'ʼ',
  '*': '∗',
  '\\': '/',
  '|': '/',
};
