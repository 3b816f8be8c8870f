import type { Dictionaries } from '../design/words.ts';
import { panel as en } from './en/panel.ts';
import { panel as es } from './es/panel.ts';

export const panelWords: Dictionaries<typeof en> = { en, es };
