import type { Dictionaries } from '../design/words.ts';
import { sessionMedicineTalk as en } from './en/session-medicine-talk.ts';
import { sessionMedicineTalk as es } from './es/session-medicine-talk.ts';

export const sessionMedicineTalkWords: Dictionaries<typeof en> = { en, es };
