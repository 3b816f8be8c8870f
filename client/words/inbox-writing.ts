import type { Dictionaries } from '../design/words.ts';
import { inboxWriting as en } from './en/inbox-writing.ts';
import { inboxWriting as es } from './es/inbox-writing.ts';

export const inboxWritingWords: Dictionaries<typeof en> = { en, es };
