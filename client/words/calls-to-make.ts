import type { Dictionaries } from '../design/words.ts';
import { callsToMake as en } from './en/calls-to-make.ts';
import { callsToMake as es } from './es/calls-to-make.ts';

export const callsToMakeWords: Dictionaries<typeof en> = { en, es };
