import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as fontkit from 'fontkit';
import { describe, expect, test } from 'vitest';
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

/** One word each: a red flag is a "señal de alarma", which is reported, not given or raised; what a patient tells between talks is a report, and what is arranged afterwards a follow-up. */
const otherWords = /\b(levant|alerta)|(?<!señal(es)? de )alarma/i;

test.each(screens)('the Spanish words of %s report a red flag, and call it nothing else', async screen => {
  expect(said(await dictionary('es', screen)).filter(([, words]) => otherWords.test(words))).toEqual([]);
});

test('a report of the patient is called a report on every page', async () => {
  const es = async (screen: string) => new Map(said(await dictionary('es', screen)));
  const [prep, escalation, news] = await Promise.all(['prep', 'escalation', 'session-news'].map(es));
  const called = [
    prep?.get('prep.kinds.check-in'),
    escalation?.get('escalation.from.check-in'),
    escalation?.get('escalation.froms.check-in'),
    news?.get('sessionNews.froms.check-in'),
  ];
  expect(called).toHaveLength(4);
  for (const words of called) expect(words?.toLowerCase()).toContain('reporte');
});

describe('what is drawn has a letter in the typeface of the screens', () => {
  const root = join(folder, '..', '..');
  const font = fontkit.openSync(
    join(root, 'node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'),
  ) as fontkit.Font;
  const withoutLetter = (text: string) =>
    [...new Set(text)].filter(one => one > ' ' && !font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0));

  test.each(screens)('the words of %s', async screen => {
    for (const language of ['en', 'es'])
      for (const [path, words] of said(await dictionary(language, screen)))
        expect(withoutLetter(words), path).toEqual([]);
  });

  test('what stands between them in a screen or on the desk’s papers', () => {
    const sources = globSync(['client/**/*.{ts,tsx}', 'server/domain/desk/*.ts'], { cwd: root });
    const lines = sources.flatMap(file =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .filter(line => !/^\s*(\/\/|\/?\*)/.test(line) && withoutLetter(line).length > 0)
        .map(line => `${file}: ${line.trim()}`),
    );
    expect(sources.length).toBeGreaterThan(100);
    expect(lines).toEqual([]);
  });
});
