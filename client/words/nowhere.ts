import type { Dictionaries } from '../design/words.ts';
import { nowhere as en } from './en/nowhere.ts';
import { nowhere as es } from './es/nowhere.ts';

/** Ways to another screen: fetched with what offers them, in both languages. */
export const nowhereWords: Dictionaries<typeof en> = { en, es };
