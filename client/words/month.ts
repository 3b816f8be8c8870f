import type { Dictionaries } from '../design/words.ts';
import { month as en } from './en/month.ts';
import { month as es } from './es/month.ts';

export const monthWords: Dictionaries<typeof en> = { en, es };
