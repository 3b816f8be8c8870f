import type { Dictionaries } from '../design/words.ts';
import { contact as en } from './en/contact.ts';
import { contact as es } from './es/contact.ts';

export const contactWords: Dictionaries<typeof en> = { en, es };
