import type { Dictionaries } from '../design/words.ts';
import { sessionMethod as en } from './en/session-method.ts';
import { sessionMethod as es } from './es/session-method.ts';

export const sessionMethodWords: Dictionaries<typeof en> = { en, es };
