import type { Dictionaries } from '../design/words.ts';
import { hope as en } from './en/hope.ts';
import { hope as es } from './es/hope.ts';

export const hopeWords: Dictionaries<typeof en> = { en, es };
