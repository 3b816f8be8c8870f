import type { Dictionaries } from '../design/words.ts';
import { exportKinds as en } from './en/export-kinds.ts';
import { exportKinds as es } from './es/export-kinds.ts';

export const exportKindWords: Dictionaries<typeof en> = { en, es };
