import type { Dictionaries } from '../design/words.ts';
import { staysOpen as en } from './en/stays-open.ts';
import { staysOpen as es } from './es/stays-open.ts';

export const staysOpenWords: Dictionaries<typeof en> = { en, es };
