import type { Dictionaries } from '../design/words.ts';
import { booking as en } from './en/booking.ts';
import { booking as es } from './es/booking.ts';

export const bookingWords: Dictionaries<typeof en> = { en, es };
