import type { Dictionaries } from '../design/words.ts';
import { sessionMedicines as en } from './en/session-medicines.ts';
import { sessionMedicines as es } from './es/session-medicines.ts';

export const sessionMedicinesWords: Dictionaries<typeof en> = { en, es };
