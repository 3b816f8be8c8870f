import { fetchedWords } from '../design/words.ts';
import type { prep as en } from './en/prep.ts';

export const prepWords = fetchedWords<typeof en>('prep');
