import type { Dictionaries } from '../design/words.ts';
import { newer as en } from './en/newer.ts';
import { newer as es } from './es/newer.ts';

/** Fetched before they are needed, in both languages: afterwards the server no longer has them. */
export const newerWords: Dictionaries<typeof en> = { en, es };
