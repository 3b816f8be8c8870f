import type { Dictionaries } from '../design/words.ts';
import { remittance as en } from './en/remittance.ts';
import { remittance as es } from './es/remittance.ts';

export const remittanceWords: Dictionaries<typeof en> = { en, es };
