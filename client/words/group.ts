import type { Dictionaries } from '../design/words.ts';
import { group as en } from './en/group.ts';
import { group as es } from './es/group.ts';

export const groupWords: Dictionaries<typeof en> = { en, es };
