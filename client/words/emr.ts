import { fetchedWords } from '../design/words.ts';
import type { emr as en } from './en/emr.ts';

export const emrWords = fetchedWords<typeof en>('emr');
