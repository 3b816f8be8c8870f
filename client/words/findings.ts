import type { Dictionaries } from '../design/words.ts';
import { findings as en } from './en/findings.ts';
import { findings as es } from './es/findings.ts';

export const findingsWords: Dictionaries<typeof en> = { en, es };
