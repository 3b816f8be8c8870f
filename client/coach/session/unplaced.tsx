import { Later } from '../../page/later.tsx';
import { useDraftState } from './session-context.ts';

// Two meet on the server: who hears of it can fetch what to say about it.
const fetchMeetings = () => import('./meetings.tsx');

/** Where two met, field by field; nothing where nobody did. */
export function UnplacedWords() {
  const isAny = useDraftState(state => state.unplaced.length > 0);
  return isAny ? <Later fetch={fetchMeetings} of={{}} /> : null;
}
