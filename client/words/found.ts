import type { Dictionaries } from '../design/words.ts';
import { found as en } from './en/found.ts';
import { found as es } from './es/found.ts';

export const foundWords: Dictionaries<typeof en> = { en, es };
