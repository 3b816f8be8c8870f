import type { Dictionaries } from '../design/words.ts';
import { measures as en } from './en/measures.ts';
import { measures as es } from './es/measures.ts';

export const measuresWords: Dictionaries<typeof en> = { en, es };
