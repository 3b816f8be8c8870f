import type { Dictionaries } from '../design/words.ts';
import { page as en } from './en/page.ts';
import { page as es } from './es/page.ts';

export const pageWords: Dictionaries<typeof en> = { en, es };
