import { fetchedWords } from '../design/words.ts';
import type { prepHeadings as en } from './en/prep-headings.ts';

export const prepHeadings = fetchedWords<typeof en>('prepHeadings');
