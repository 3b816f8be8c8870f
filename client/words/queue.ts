import type { Dictionaries } from '../design/words.ts';
import { queue as en } from './en/queue.ts';
import { queue as es } from './es/queue.ts';

export const queueWords: Dictionaries<typeof en> = { en, es };
