import type { Dictionaries } from '../design/words.ts';
import { invited as en } from './en/invited.ts';
import { invited as es } from './es/invited.ts';

export const invitedWords: Dictionaries<typeof en> = { en, es };
