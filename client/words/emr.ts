import type { Dictionaries } from '../design/words.ts';
import { emr as en } from './en/emr.ts';
import { emr as es } from './es/emr.ts';

export const emrWords: Dictionaries<typeof en> = { en, es };
