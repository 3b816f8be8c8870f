import { fetchedWords } from '../design/words.ts';
import type { sessionTalk as en } from './en/session-talk.ts';

export const sessionTalkWords = fetchedWords<typeof en>('sessionTalk');
