import type { Dictionaries } from '../design/words.ts';
import { sessionSign as en } from './en/session-sign.ts';
import { sessionSign as es } from './es/session-sign.ts';

export const sessionSignWords: Dictionaries<typeof en> = { en, es };
