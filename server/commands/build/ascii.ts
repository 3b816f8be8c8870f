/**
 * A script that says the same in ASCII alone, line by line. One letter that Latin-1 has not, and V8 keeps the text of the
 * whole file at two bytes a letter for as long as the process lives. Letters stand in strings, templates, patterns and
 * names, and mean the same there as `\uXXXX`; only `String.raw` would tell them apart, and nothing here says it.
 */
export const inAscii = (script: string): string => script.replace(backslashedOrForeign, asEscape);

// A pair of a backslash and what it stands before is taken together: after two of them a letter is a letter.
const backslashedOrForeign = /\\?[^\0-\x7f]|\\[\s\S]/g;

function asEscape(found: string): string {
  const letters = found.startsWith('\\') ? found.slice(1) : found;
  if (/^[\0-\x7f]/.test(letters)) return found;
  return [...Array(letters.length).keys()]
    .map(at => `\\u${letters.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
}
