import type { Dictionaries } from '../design/words.ts';
import { coachList as en } from './en/coach-list.ts';
import { coachList as es } from './es/coach-list.ts';

export const coachListWords: Dictionaries<typeof en> = { en, es };
