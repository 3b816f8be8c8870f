import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { consentKinds } from '../../../../server/domain/billing/vocabulary.ts';
import { consentWords, languageOfTold } from '../../../../server/domain/desk/consent-words.ts';
import { tellFact } from '../../../../server/domain/desk/tell-fact.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const deskWords = [
  ...['server/domain/billing', 'server/domain/desk'].flatMap(folder =>
    readdirSync(join(root, folder))
      .filter(name => name.endsWith('.ts'))
      .map(name => join(folder, name)),
  ),
  ...['consents-known', 'facts', 'group', 'month', 'packet', 'remittance', 'stays-open'].map(name =>
    join('client', 'words', 'es', `${name}.ts`),
  ),
];

test('what the desk says in Spanish calls whose month it is neither he nor she', () => {
  const said = deskWords.flatMap(path =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/.*\b(?:el|del|al|un|este) paciente\b.*/gi)].map(
      ([line]) => `${path}: ${line.trim()}`,
    ),
  );
  expect(deskWords.length).toBeGreaterThan(80);
  expect(said.filter(line => !line.includes('/**'))).toEqual([]);
});

test('what was told before a consent is in the language it was told in, where the words are ours', () => {
  for (const kind of consentKinds)
    for (const language of ['en', 'es'] as const) {
      const { question, also } = consentWords(kind, language);
      expect(languageOfTold(`${question} ${also}`)).toBe(language);
    }
  expect(languageOfTold('As on the form of May')).toBeUndefined();
  expect(languageOfTold('')).toBeUndefined();
});

test.each([
  [1, 'expected to last less than 3 months', 'se espera que dure menos de 3 meses'],
  [3, 'expected to last 3 months or more', 'se espera que dure 3 meses o más'],
  [12, 'expected to last a year or more', 'se espera que dure un año o más'],
  [120, 'expected for life', 'se espera que dure toda la vida'],
])('a condition of %i months says how long it is expected to last', (lastsMonths, en, es) => {
  const asthma = { is: 'condition', id: 'c1', name: 'Asthma', kinds: ['chronic'], lastsMonths } as const;
  const of = (language: 'en' | 'es') => tellFact({ ...asthma, kinds: [...asthma.kinds] }, language, () => '');
  expect(of('en')).toContain(`(${en})`);
  expect(of('es')).toContain(`(${es})`);
});
