import type { Dictionaries } from '../design/words.ts';
import { handOver as en } from './en/hand-over.ts';
import { handOver as es } from './es/hand-over.ts';

export const handOverWords: Dictionaries<typeof en> = { en, es };
