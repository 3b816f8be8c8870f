import type { Dictionaries } from '../design/words.ts';
import { waits as en } from './en/waits.ts';
import { waits as es } from './es/waits.ts';

/** Fetched with the locked page, in both languages. */
export const waitsWords: Dictionaries<typeof en> = { en, es };
