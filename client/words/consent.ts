import type { Dictionaries } from '../design/words.ts';
import { consent as en } from './en/consent.ts';
import { consent as es } from './es/consent.ts';

export const consentWords: Dictionaries<typeof en> = { en, es };
