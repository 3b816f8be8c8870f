import type { Dictionaries } from '../design/words.ts';
import { protocol as en } from './en/protocol.ts';
import { protocol as es } from './es/protocol.ts';

/** Fetched with the part that says them, in both languages. */
export const protocolWords: Dictionaries<typeof en> = { en, es };
