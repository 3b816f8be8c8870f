import { watchedWords } from '../escalation/watched-words.ts';
import type { Shape } from '../shape.ts';
import { draftShape, type RedFlagKind, type SessionDraft } from './draft.ts';
import { isTakenBack, redFlagsOf } from './red-flags.ts';

/**
 * Words in a draft's free text that may be a red flag, the sentence they stand in, and where. Never a verdict: the
 * coach is asked.
 */
export type ScreenedWords = { kind: RedFlagKind; path: string[]; words: string; sentence: string };

/**
 * Looks through the free text of a draft for the watched words, in English and Spanish. Accents and capitals make no difference; "no chest pain" and
 * "niega dolor de pecho" are not hits. Text of a red flag that was raised already is not looked at.
 */
export function screenWords(draft: SessionDraft): ScreenedWords[] {
  return textsOf(draftShape, draft, []).flatMap(({ path, text }) =>
    path[0] === 'redFlags' ? [] : hitsIn(text).map(hit => ({ path, ...hit })),
  );
}

/**
 * What the coach is still to be asked: one question a kind, the first place that was not `answered`, and nothing of a
 * kind that is a red flag already, or was raised and taken back. `asked` names every place the answer stands for.
 */
export function wordsToAskAbout(
  draft: SessionDraft,
  answered: readonly string[] = [],
): (ScreenedWords & { asked: string[] })[] {
  const takenBack = Object.values(draft.redFlags ?? {}).filter(isTakenBack);
  const flagged = [...redFlagsOf(draft), ...takenBack].map(flag => flag.kind);
  const open = screenWords(draft).filter(
    hit => !flagged.includes(hit.kind) && !answered.includes(nameOf(hit)),
  );
  return open
    .filter((hit, at) => open.findIndex(other => other.kind === hit.kind) === at)
    .map(hit => ({ ...hit, asked: open.filter(other => other.kind === hit.kind).map(nameOf) }));
}

const nameOf = ({ kind, words }: ScreenedWords) => `${kind}:${words.toLowerCase()}`;

/**
 * A denial counts in the same clause and only when nothing but small words stand between ("no thoughts of suicide", "no
 * he tenido dolor de pecho"), so that "I can't stand the chest pain" is a hit; a verb of denying reaches eight words
 * ("denies chest pain or thoughts of suicide"). "And" ends its reach: "no energy and wants to die" is a hit.
 */
const small =
  '(?:an?|any|the|my|his|her|this|real|new|more|longer|further|current|recent|active|of|about|in|on|to|be|been|is|had|have|has|having|felt|feel|feeling|get|getting|got|experienced|experiencing|signs?|symptoms?|history|thoughts?|thinking|think|thought|plans?|ever|again|wants?|me|se|le|la|el|los|las|un|una|de|en|he|ha|tengo|tiene|tuve|tuvo|tenido|siento|siente|sentido|hay|pienso|piensa|pensado|pensamientos?|ideas?|planes|deseos?|mas|ningun|ninguna|pain|dolor|\\S+ (?:or|o|ni))';
const denial = new RegExp(
  `(?:(?<!\\b(?:why|por que) )\\b(?:no|not|never|without|nor|cannot|[a-z]+n't|dont|doesnt|didnt|havent|hasnt|sin|nunca|jamas|ni|ningun|ninguna)(?:\\s+${small}){0,6}|\\b(?:deny|denies|denied|denying|niega|niego|nego|niegan)(?:\\s+\\S+){0,8})\\s+$`,
);
const clauseEnd = /[.,;:!?\n]|\b(?:and|but|because|y|pero|porque)\b/;

/** Any of them at all: asked first, since nearly every text has none and every note is looked through. */
const anyWatched = new RegExp(watchedWords.map(({ words }) => words.source).join('|'));

/** The same in one text that nobody is asked about. */
export function screenText(text: string): Omit<ScreenedWords, 'path'>[] {
  return hitsIn(text.normalize('NFC'));
}

function hitsIn(text: string): Omit<ScreenedWords, 'path'>[] {
  const plain = folded(text);
  if (!anyWatched.test(plain)) return [];
  return watchedWords.flatMap(({ kind, words }) => {
    const hit = firstMeant(plain, words);
    if (!hit) return [];
    const end = hit.index + hit[0].length;
    return [{ kind, words: text.slice(hit.index, end), sentence: sentenceAround(text, hit.index, end) }];
  });
}

/** The search goes on within what was denied: in "no pain and my chest is tight" the second half counts. */
function firstMeant(plain: string, words: RegExp): RegExpExecArray | undefined {
  const from = new RegExp(words);
  for (let hit = from.exec(plain); hit; hit = from.exec(plain)) {
    if (!isDenied(plain.slice(0, hit.index))) return hit;
    from.lastIndex = hit.index + 1;
  }
  return undefined;
}

const mostOfSentence = 300;

function sentenceAround(text: string, start: number, end: number): string {
  const before = text.slice(0, start).search(/[^.!?\n]*$/);
  const after = text.slice(end).search(/[.!?\n]/);
  const sentence = text.slice(before, after < 0 ? undefined : end + after).trim();
  return sentence.length <= mostOfSentence ? sentence : text.slice(start, end);
}

const isDenied = (before: string) => denial.test(before.split(clauseEnd).at(-1) ?? '');

/** Letter for letter, so that a place in the folded text is the same place in the written one. */
const folded = (text: string) => (isPlain.test(text) ? text.toLowerCase() : foldedByLetter(text));
const isPlain = /^[\t\n\r -~]*$/;

const foldedByLetter = (text: string) =>
  [...text.normalize('NFC')]
    .map(letter => {
      const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace('’', "'");
      return bare.length === letter.length ? bare : letter;
    })
    .join('');

function textsOf(shape: Shape, value: unknown, path: string[]): { path: string[]; text: string }[] {
  if (typeof value === 'string') return shape.kind === 'text' ? [{ path, text: value.normalize('NFC') }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const under = shape.kind === 'list' ? shape.of : shape.kind === 'group' ? shape.fields[key] : undefined;
    return under ? textsOf(under, inner, [...path, key]) : [];
  });
}
