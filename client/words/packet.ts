import type { Dictionaries } from '../design/words.ts';
import { packet as en } from './en/packet.ts';
import { packet as es } from './es/packet.ts';

export const packetWords: Dictionaries<typeof en> = { en, es };
