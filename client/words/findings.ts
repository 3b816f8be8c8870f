import { fetchedWords } from '../design/words.ts';
import type { findings as en } from './en/findings.ts';

export const findingsWords = fetchedWords<typeof en>('findings');
