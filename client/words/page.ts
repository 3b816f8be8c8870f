import { fetchedWords } from '../design/words.ts';
import type { page as en } from './en/page.ts';

export const pageWords = fetchedWords<typeof en>('page');
