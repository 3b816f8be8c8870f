import { fetchedWords } from '../design/words.ts';
import type { physician as en } from './en/physician.ts';

export const physicianWords = fetchedWords<typeof en>('physician');
