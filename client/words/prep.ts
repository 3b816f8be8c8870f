import type { Dictionaries } from '../design/words.ts';
import { prep as en } from './en/prep.ts';
import { prep as es } from './es/prep.ts';

export const prepWords: Dictionaries<typeof en> = { en, es };
