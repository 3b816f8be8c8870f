import { fetchedWords } from '../design/words.ts';
import type { measures as en } from './en/measures.ts';

export const measuresWords = fetchedWords<typeof en>('measures');
