import type { Dictionaries } from '../design/words.ts';
import { answered as en } from './en/answered.ts';
import { answered as es } from './es/answered.ts';

export const answeredWords: Dictionaries<typeof en> = { en, es };
