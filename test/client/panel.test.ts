import './every-word.ts';
import { expect, test } from 'vitest';
import { sayHours } from '../../client/design/hours.ts';
import { languageSaid } from '../../client/panel/language-said.ts';
import { weekOf } from '../../client/panel/words-of-panel.ts';
import { pageWords } from '../../client/words/page.ts';
import { panelWords } from '../../client/words/panel.ts';

test('a week’s hours are the same on the panels and on the list: to a tenth', () => {
  expect(weekOf(panelWords.en, { needMinutes: 190, haveMinutes: 1_200 })).toBe('needs 3.2 of 20 h');
  expect(sayHours(190)).toBe('3.2');
});

test('a language that a chart writes as a sentence is told by its name, with the chart’s own words behind it', () => {
  const [en, es] = [pageWords.en.languages, pageWords.es.languages];
  expect(languageSaid('es-MX', en)).toBe('Spanish');
  expect(languageSaid('english (some french)', en)).toBe('English (“english (some french)”)');
  expect(languageSaid('english (some french)', es)).toBe('inglés (“english (some french)”)');
  expect(languageSaid('by signs', en)).toBe('“by signs”');
});
