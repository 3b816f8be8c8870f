import type { Dictionaries } from '../design/words.ts';
import { bookTalk as en } from './en/book-talk.ts';
import { bookTalk as es } from './es/book-talk.ts';

export const bookTalkWords: Dictionaries<typeof en> = { en, es };
