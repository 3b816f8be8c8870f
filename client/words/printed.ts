import type { Dictionaries } from '../design/words.ts';
import { printed as en } from './en/printed.ts';
import { printed as es } from './es/printed.ts';

export const printedWords: Dictionaries<typeof en> = { en, es };
