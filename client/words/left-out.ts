import type { Dictionaries } from '../design/words.ts';
import { leftOut as en } from './en/left-out.ts';
import { leftOut as es } from './es/left-out.ts';

export const leftOutWords: Dictionaries<typeof en> = { en, es };
