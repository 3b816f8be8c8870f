import { Button } from '../../design/button.tsx';
import { type Calendar, dayOf, sayClock } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { bookingWords } from '../../words/booking.ts';

/** The next free times where one is taken: each is one press. */
export function Instead(given: {
  free: readonly string[];
  calendar: Calendar;
  sayWeekday: (day: string) => string;
  onChoose: (at: string) => void;
}) {
  const { free, calendar, sayWeekday, onChoose } = given;
  const sayTalk = useWords(bookingWords);
  return (
    <p className="buttons">
      <span>{sayTalk.freeInstead}:</span>
      {free.map(at => (
        <Button key={at} onClick={() => onChoose(at)}>
          {sayWeekday(dayOf(at, calendar.timeZone))}, {sayClock(at, calendar.timeZone)}
        </Button>
      ))}
    </p>
  );
}
