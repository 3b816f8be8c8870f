import type { Dictionaries } from '../design/words.ts';
import { raw as en } from './en/raw.ts';
import { raw as es } from './es/raw.ts';

export const rawWords: Dictionaries<typeof en> = { en, es };
