import type { Dictionaries } from '../design/words.ts';
import { design as en } from './en/design.ts';
import { design as es } from './es/design.ts';

export const designWords: Dictionaries<typeof en> = { en, es };
