import type { Dictionaries } from '../design/words.ts';
import { scheduleOwn as en } from './en/schedule-own.ts';
import { scheduleOwn as es } from './es/schedule-own.ts';

export const scheduleOwnWords: Dictionaries<typeof en> = { en, es };
