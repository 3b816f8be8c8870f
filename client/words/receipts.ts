import { fetchedWords } from '../design/words.ts';
import type { receipts as en } from './en/receipts.ts';

export const receiptWords = fetchedWords<typeof en>('receipts');
