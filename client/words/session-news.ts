import type { Dictionaries } from '../design/words.ts';
import { sessionNews as en } from './en/session-news.ts';
import { sessionNews as es } from './es/session-news.ts';

/** Fetched with the line that says them, in both languages. */
export const sessionNewsWords: Dictionaries<typeof en> = { en, es };
