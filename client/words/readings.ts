import type { Dictionaries } from '../design/words.ts';
import { readings as en } from './en/readings.ts';
import { readings as es } from './es/readings.ts';

export const readingsWords: Dictionaries<typeof en> = { en, es };
