import type { Dictionaries } from '../design/words.ts';
import { chartWrites as en } from './en/chart-writes.ts';
import { chartWrites as es } from './es/chart-writes.ts';

export const chartWritesWords: Dictionaries<typeof en> = { en, es };
