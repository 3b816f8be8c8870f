import type { Dictionaries } from '../design/words.ts';
import { session as en } from './en/session.ts';
import { session as es } from './es/session.ts';

export const sessionWords: Dictionaries<typeof en> = { en, es };
