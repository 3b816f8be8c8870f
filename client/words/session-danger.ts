import type { Dictionaries } from '../design/words.ts';
import { sessionDanger as en } from './en/session-danger.ts';
import { sessionDanger as es } from './es/session-danger.ts';

/** Fetched with the parts that say them, in both languages: danger in a talk, what a session begins with, and what comes into it. */
export const sessionDangerWords: Dictionaries<typeof en> = { en, es };
