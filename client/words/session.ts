import { fetchedWords } from '../design/words.ts';
import type { session as en } from './en/session.ts';

export const sessionWords = fetchedWords<typeof en>('session');
