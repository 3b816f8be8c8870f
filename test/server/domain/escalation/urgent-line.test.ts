import { describe, expect, test } from 'vitest';
import {
  callsTheSame,
  type UrgentLine,
  urgentLineFor,
} from '../../../../server/domain/escalation/urgent-line.ts';
import type { Language } from '../../../../server/domain/language.ts';

describe('whom the practice says to call', () => {
  const both = { en: 'Dr. Osei 555-0101', es: 'Dra. Osei 555-0101' };
  test.each<[string, UrgentLine | undefined, Language, ReturnType<typeof urgentLineFor>]>([
    ['in the language of the page', both, 'es', { words: both.es, lang: 'es' }],
    ['in the one there is, which says its language', { en: both.en }, 'es', { words: both.en, lang: 'en' }],
    ['where the other is a blank', { en: both.en, es: ' ' }, 'es', { words: both.en, lang: 'en' }],
    ['as it was kept before languages were', 'Dr. Osei', 'es', { words: 'Dr. Osei', lang: '' }],
    ['nobody in particular', '', 'en', undefined],
    ['nobody, in either language', {}, 'en', undefined],
    ['nothing kept', undefined, 'en', undefined],
  ])('%s', (_, line, language, said) => {
    expect(urgentLineFor(line, language)).toEqual(said);
  });

  test.each([
    ['severe-low-glucose', 'Dr. Osei 555-0101 · in danger: 911'],
    ['blood-pressure-crisis', 'Dr. Osei 555-0101 · in danger: 911'],
    ['self-harm', 'Dr. Osei 555-0101 · in danger: 911 · thoughts of suicide: 988'],
    [undefined, 'Dr. Osei 555-0101 · in danger: 911 · thoughts of suicide: 988'],
  ] as const)('the lifeline for thoughts of suicide stands with those alone: %s', (about, words) => {
    const line = 'Dr. Osei 555-0101 · in danger: 911 · thoughts of suicide: 988';
    expect(urgentLineFor(line, 'en', about)?.words).toBe(words);
    expect(urgentLineFor('988', 'en', 'chest-pain')).toBeUndefined();
  });

  test.each([
    ['Dr. Osei 555-0101 · 911', '555-0101', true],
    ['Dr. Osei (555) 0101', '555-0101', true],
    ['Dr. Osei 555-0101', '555-0102', false],
    ['Dr. Osei', '', false],
  ])('“%s” calls %s already: %s', (line, phone, same) => {
    expect(callsTheSame(line, phone)).toBe(same);
  });
});
