import type { Dictionaries } from '../design/words.ts';
import { confirmPayers as en } from './en/confirm-payers.ts';
import { confirmPayers as es } from './es/confirm-payers.ts';

export const confirmPayersWords: Dictionaries<typeof en> = { en, es };
