import { fetchedWords } from '../design/words.ts';
import type { inbox as en } from './en/inbox.ts';

export const inboxWords = fetchedWords<typeof en>('inbox');
