import type { Dictionaries } from '../design/words.ts';
import { billingPart as en } from './en/billing-part.ts';
import { billingPart as es } from './es/billing-part.ts';

export const billingPartWords: Dictionaries<typeof en> = { en, es };
