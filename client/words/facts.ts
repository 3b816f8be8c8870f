import type { Dictionaries } from '../design/words.ts';
import { facts as en } from './en/facts.ts';
import { facts as es } from './es/facts.ts';

export const factsWords: Dictionaries<typeof en> = { en, es };
