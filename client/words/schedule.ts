import type { Dictionaries } from '../design/words.ts';
import { schedule as en } from './en/schedule.ts';
import { schedule as es } from './es/schedule.ts';

export const scheduleWords: Dictionaries<typeof en> = { en, es };
