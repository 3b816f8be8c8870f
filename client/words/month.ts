import { fetchedWords } from '../design/words.ts';
import type { month as en } from './en/month.ts';

export const monthWords = fetchedWords<typeof en>('month');
