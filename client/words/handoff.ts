import type { Dictionaries } from '../design/words.ts';
import { handoff as en } from './en/handoff.ts';
import { handoff as es } from './es/handoff.ts';

export const handoffWords: Dictionaries<typeof en> = { en, es };
