import type { Dictionaries } from '../design/words.ts';
import { sessionTalk as en } from './en/session-talk.ts';
import { sessionTalk as es } from './es/session-talk.ts';

/** In both languages at once: the talk may be held in another one than the screen is read in. */
export const sessionTalkWords: Dictionaries<typeof en> = { en, es };
