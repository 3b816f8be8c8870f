import type { Dictionaries } from '../design/words.ts';
import { receipts as en } from './en/receipts.ts';
import { receipts as es } from './es/receipts.ts';

export const receiptWords: Dictionaries<typeof en> = { en, es };
