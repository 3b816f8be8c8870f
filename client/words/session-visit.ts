import type { Dictionaries } from '../design/words.ts';
import { sessionVisit as en } from './en/session-visit.ts';
import { sessionVisit as es } from './es/session-visit.ts';

export const sessionVisitWords: Dictionaries<typeof en> = { en, es };
