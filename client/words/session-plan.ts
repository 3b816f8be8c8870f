import type { Dictionaries } from '../design/words.ts';
import { sessionPlan as en } from './en/session-plan.ts';
import { sessionPlan as es } from './es/session-plan.ts';

export const sessionPlanWords: Dictionaries<typeof en> = { en, es };
