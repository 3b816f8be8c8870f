import { fetchedWords } from '../design/words.ts';
import type { sessionMedicines as en } from './en/session-medicines.ts';

export const sessionMedicinesWords = fetchedWords<typeof en>('sessionMedicines');
