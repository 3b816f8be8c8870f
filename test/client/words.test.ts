import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { refusalWords } from '../../server/domain/refusal-words.ts';

const folder = join(import.meta.dirname, '..', '..', 'client', 'words');
const screens = globSync('*.ts', { cwd: join(folder, 'en') }).map(file => basename(file, '.ts'));

type Words = { [key: string]: string | ((...given: never[]) => string) | Words };

/** Every word with its path; a word that takes something is said with a mark, so that a forgotten one shows. */
function said(words: Words, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, word]): [string, string][] => {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof word === 'function') return [[at, (word as (...given: string[]) => string)('¤1', '¤2', '¤3')]];
    return typeof word === 'string' ? [[at, word]] : said(word, at);
  });
}

async function dictionary(language: string, screen: string): Promise<Words> {
  const module = (await import(join(folder, language, `${screen}.ts`))) as Record<string, Words>;
  return module;
}

test('there are dictionaries to compare', () => {
  expect(screens).toEqual(expect.arrayContaining(['page', 'prep', 'measures', 'receipts', 'design']));
});

test.each(screens)(
  'the words of %s say in Spanish what they say in English, none missing, none empty',
  async screen => {
    const english = said(await dictionary('en', screen));
    const spanish = new Map(said(await dictionary('es', screen)));
    expect([...spanish.keys()].sort()).toEqual(english.map(([path]) => path).sort());
    for (const [path, words] of english) {
      const other = spanish.get(path) ?? '';
      if (words !== '') expect(other.trim(), path).not.toBe('');
      expect((other.match(/¤\d/g) ?? []).sort(), path).toEqual((words.match(/¤\d/g) ?? []).sort());
    }
  },
);

/** Whoever the chart is of: "este paciente" is wrong of every woman. */
const ofAMan = /\beste paciente\b/i;

test.each(screens)(
  'the Spanish words of %s call the person whose chart is open neither he nor she',
  async screen => {
    expect(said(await dictionary('es', screen)).filter(([, words]) => ofAMan.test(words))).toEqual([]);
  },
);

test('nor do the refusals', () => {
  expect(Object.values(refusalWords.es).filter(words => ofAMan.test(words))).toEqual([]);
});
