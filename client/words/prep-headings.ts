import type { Dictionaries } from '../design/words.ts';
import { prepHeadings as en } from './en/prep-headings.ts';
import { prepHeadings as es } from './es/prep-headings.ts';

export const prepHeadings: Dictionaries<typeof en> = { en, es };
