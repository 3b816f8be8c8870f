import '../client/every-word.ts';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../server/domain/language.ts';
import { refusalWords } from '../../server/domain/refusal-words.ts';
import { handoutWords } from '../../server/domain/session/handout-words.ts';
import { pageWords } from '../../server/http/page-words.ts';

/**
 * Words of a text that are English and nothing else: every word of every English dictionary of ours, and the commonest
 * words of the language, as far as no Spanish sentence of ours has them.
 */
export function englishWordsIn(text: string): string[] {
  return [...new Set(wordsOf(text))].filter(word => english.has(word));
}

/**
 * Sentences and names of ours, of three words and more, that stand in a text in English. For a text that is marked as
 * English: what the chart holds may be, what we say may not.
 */
export function ourEnglishIn(text: string): string[] {
  const said = ` ${wordsOf(text).join(' ')} `;
  return phrases.filter(phrase => said.includes(` ${phrase} `));
}

type Said = { en: string[]; es: string[] };

const dictionaries: Said[] = [
  ...(await Promise.all(
    globSync('*.ts', { cwd: join(import.meta.dirname, '..', '..', 'client', 'words') }).map(async file => {
      const module = (await import(join('..', '..', 'client', 'words', file))) as Record<string, object>;
      return saidIn(Object.values(module)[0] as Record<'en' | 'es', unknown>);
    }),
  )),
  saidIn(refusalWords),
  saidIn(handoutWords),
  saidIn(pageWords),
];

/** What English says with the most common words, and what charts and calendars say it with. */
const common = `the of and to is that for it was with as his they this have from had but what were we when your can
  said there each which she do how their if will up other about out many then them these some her would make like
  him into time has look more write go see number way could people my than first been call who its now find long down
  day did get come made part over new sound take only little work know place year live me back give most very after
  thing our just name good sentence think say great where help through much before line right too means old any same
  tell boy follow came want show also around form three small set put end does another well large must big even such
  because turn here why ask went read need different home us try kind again week weeks month months today tomorrow
  yesterday morning evening night january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat jan apr aug dec minutes hours days
  years weight height blood pressure heart rate steps glucose kidney sleep smoking visit hospital emergency medicine
  medicines dose since last next none not could read recorded yes`;

const spanish = new Set(dictionaries.flatMap(({ es }) => es.flatMap(wordsOf)));
// Names, keys and units, and May and August (ago) as Spanish calendars shorten them, stand on a Spanish page by right.
for (const word of [
  'may',
  'ago',
  'english',
  'switch',
  'alongside',
  'ctrl',
  'alt',
  'enter',
  'min',
  'kg',
  'lb',
  'cm',
  'in',
])
  spanish.add(word);

const english = new Set(
  [...dictionaries.flatMap(({ en }) => en.flatMap(wordsOf)), ...wordsOf(common)].filter(
    word => word.length > 1 && !spanish.has(word) && !/\d/.test(word),
  ),
);

const phrases = dictionaries.flatMap(({ en, es }) => {
  const other = new Set(es.map(phrase => wordsOf(phrase).join(' ')));
  return en
    .map(phrase => wordsOf(phrase).join(' '))
    .filter(phrase => phrase.split(' ').length > 2 && !other.has(phrase));
});

function saidIn(dictionary: Record<'en' | 'es', unknown>): Said {
  const [en = [], es = []] = languages.map(language => spoken(dictionary[language]));
  return { en, es };
}

/** Every sentence of a dictionary; of one with a gap its longest fixed part. */
function spoken(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') {
    const gap = '\u0000';
    const parts = String(words(...Array(words.length).fill(gap))).split(gap);
    return [parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '')];
  }
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(spoken) : [];
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
