import { fetchedWords } from '../design/words.ts';
import type { design as en } from './en/design.ts';

export const designWords = fetchedWords<typeof en>('design');
