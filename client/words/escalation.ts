import type { Dictionaries } from '../design/words.ts';
import { escalation as en } from './en/escalation.ts';
import { escalation as es } from './es/escalation.ts';

/** Fetched with the part that says them, in both languages. */
export const escalationWords: Dictionaries<typeof en> = { en, es };
