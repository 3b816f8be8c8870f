import type { Dictionaries } from '../design/words.ts';
import { sessionPlan as en } from './en/session-plan.ts';
import { sessionPlan as es } from './es/session-plan.ts';

/** In both languages at once: the talk may be held in another one than the screen is read in. */
export const sessionPlanWords: Dictionaries<typeof en> = { en, es };
