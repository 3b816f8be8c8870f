import type { Dictionaries } from '../design/words.ts';
import { sessionTalk as en } from './en/session-talk.ts';
import { sessionTalk as es } from './es/session-talk.ts';

export const sessionTalkWords: Dictionaries<typeof en> = { en, es };
