import type { Dictionaries } from '../design/words.ts';
import { coachNav as en } from './en/coach-nav.ts';
import { coachNav as es } from './es/coach-nav.ts';

export const coachNavWords: Dictionaries<typeof en> = { en, es };
