import type { TakenView } from '../../../server/http/contract/schedule.ts';
import { type Calendar, sayClock } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import type { Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { bookingWords } from '../../words/booking.ts';
import { scheduleWords } from '../../words/schedule.ts';

/** Why something of the schedule was not done, in the reader's language. */
export function useScheduleBecause(): (refused: Refused) => string {
  const say = useWords(bookingWords);
  const because = useBecause();
  return refused => say.refused[refused.because] ?? because(refused);
}

/** What a refused time brings besides: what stands there, in words, and the next free times. */
export function useTaken(calendar: Calendar) {
  const say = useWords(scheduleWords);
  const sayTalk = useWords(bookingWords);
  return (refused: Refused & TakenView): { words: string | undefined; free: string[] } => {
    const { stands, free = [] } = refused;
    if (stands === undefined) return { words: undefined, free };
    const when = say.talkAt(sayClock(stands.from, calendar.timeZone), sayClock(stands.to, calendar.timeZone));
    const what = [when, stands.patient, stands.means && say.means[stands.means]].filter(Boolean).join(', ');
    return { words: sayTalk.stands(what), free };
  };
}
