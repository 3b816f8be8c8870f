/** Letters of one line beside a vertical of a run chart. */
const most = 18;

/** Words no line ends with: what they lead to would be on the next one, or cut off. */
const leading = new Set(
  (
    'a an the of to for in on at with and or my his her their until till after before from by per as ' +
    'el la los las un una de del al en con por para y o a mi mis su sus sin hasta antes después que'
  ).split(' '),
);

/**
 * What a change was, short enough to stand beside its line: one or two lines, broken and cut only between words, never
 * behind a word that leads on ("Walk around / the block…", not "Walk around the / block with…") and never between a number and its unit.
 * What was cut ends with "…".
 */
export function changeLines(words: string): string[] {
  const all = withUnits(words);
  const first = filled(all, most);
  const rest = all.slice(first.length);
  if (rest.length === 0) return [first.join(' ')];
  if (rest.join(' ').length <= most) return [first.join(' '), rest.join(' ')];
  return [first.join(' '), `${filled(rest, most - 1).join(' ')}…`];
}

/** As many words as one line holds, at least one, without those at its end that lead on. */
function filled(words: readonly string[], letters: number): string[] {
  const line: string[] = [];
  for (const word of words) {
    if (line.length > 0 && [...line, word].join(' ').length > letters) break;
    line.push(word);
  }
  if (line.length === words.length) return line;
  while (line.length > 1 && leading.has(line.at(-1)?.toLocaleLowerCase('en') ?? '')) line.pop();
  return line;
}

/** "20 minutes" is one word: split before every word that does not stand behind a number. */
const withUnits = (words: string): string[] => words.trim().split(/(?<!(?:^|\s)[\d.,]+)\s+/);
