import { fetchedWords } from '../design/words.ts';
import type { sessionMethod as en } from './en/session-method.ts';

export const sessionMethodWords = fetchedWords<typeof en>('sessionMethod');
