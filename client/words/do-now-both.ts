import { learn } from '../design/words.ts';
import { doNow as en } from './en/do-now.ts';
import { doNow as es } from './es/do-now.ts';

/** For a part that is fetched by itself and says them in either language. */
export function learnDoNow(): void {
  learn('en', { doNow: en });
  learn('es', { doNow: es });
}
