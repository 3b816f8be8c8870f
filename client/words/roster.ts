import type { Dictionaries } from '../design/words.ts';
import { roster as en } from './en/roster.ts';
import { roster as es } from './es/roster.ts';

export const rosterWords: Dictionaries<typeof en> = { en, es };
