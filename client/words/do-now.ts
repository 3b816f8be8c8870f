import { fetchedWords } from '../design/words.ts';
import type { doNow as en } from './en/do-now.ts';

/** A session is fetched with them; whoever says them elsewhere brings them (`do-now-both.ts`). */
export const doNowWords = fetchedWords<typeof en>('doNow');
