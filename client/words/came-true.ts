import type { Dictionaries } from '../design/words.ts';
import { cameTrue as en } from './en/came-true.ts';
import { cameTrue as es } from './es/came-true.ts';

export const cameTrueWords: Dictionaries<typeof en> = { en, es };
