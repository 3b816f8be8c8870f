import type { Dictionaries } from '../design/words.ts';
import { find as en } from './en/find.ts';
import { find as es } from './es/find.ts';

export const findWords: Dictionaries<typeof en> = { en, es };
