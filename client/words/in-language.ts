import type { Dictionaries } from '../design/words.ts';
import { inLanguage as en } from './en/in-language.ts';
import { inLanguage as es } from './es/in-language.ts';

export const inLanguageWords: Dictionaries<typeof en> = { en, es };
