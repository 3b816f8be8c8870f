import type { Dictionaries } from '../design/words.ts';
import { runSigns as en } from './en/run-signs.ts';
import { runSigns as es } from './es/run-signs.ts';

export const runSignsWords: Dictionaries<typeof en> = { en, es };
