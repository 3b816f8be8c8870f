import type { Dictionaries } from '../design/words.ts';
import { messagesPart as en } from './en/messages-part.ts';
import { messagesPart as es } from './es/messages-part.ts';

export const messagesPartWords: Dictionaries<typeof en> = { en, es };
