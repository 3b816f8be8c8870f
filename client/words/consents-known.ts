import type { Dictionaries } from '../design/words.ts';
import { consentsKnown as en } from './en/consents-known.ts';
import { consentsKnown as es } from './es/consents-known.ts';

export const consentsKnownWords: Dictionaries<typeof en> = { en, es };
