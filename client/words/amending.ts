import type { Dictionaries } from '../design/words.ts';
import { amending as en } from './en/amending.ts';
import { amending as es } from './es/amending.ts';

export const amendingWords: Dictionaries<typeof en> = { en, es };
