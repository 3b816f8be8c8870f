import type { Dictionaries } from '../design/words.ts';
import { asked as en } from './en/asked.ts';
import { asked as es } from './es/asked.ts';

export const askedWords: Dictionaries<typeof en> = { en, es };
