import { fetchedWords } from '../design/words.ts';
import type { sessionPlan as en } from './en/session-plan.ts';

export const sessionPlanWords = fetchedWords<typeof en>('sessionPlan');
