import type { Dictionaries } from '../design/words.ts';
import { queueWeights as en } from './en/queue-weights.ts';
import { queueWeights as es } from './es/queue-weights.ts';

/** Fetched with the part that says them, in both languages. */
export const queueWeightsWords: Dictionaries<typeof en> = { en, es };
