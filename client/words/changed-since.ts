import type { Dictionaries } from '../design/words.ts';
import { changedSince as en } from './en/changed-since.ts';
import { changedSince as es } from './es/changed-since.ts';

export const changedSinceWords: Dictionaries<typeof en> = { en, es };
