import { lastDay } from '../../server/domain/billing/calendar.ts';
import { Button } from '../design/button.tsx';
import { dayNumber } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { changedSinceWords } from '../words/changed-since.ts';

/** A month that is not over is about to be locked: what comes of it, and once more whether it is meant. */
export default function LockEarly(given: { month: string; onLock: () => void; onLeave: () => void }) {
  const { month, onLock, onLeave } = given;
  const say = useWords(changedSinceWords);
  const { now, timeZone } = useCalendar();
  const days = Math.round(dayNumber(lastDay(month), timeZone) - dayNumber(now, timeZone)) + 1;
  return (
    <fieldset className="lock-early" ref={focusOn} tabIndex={-1}>
      <legend className="needs-you">{say.early(days)}</legend>
      <Button look="act" onClick={onLock}>
        {say.lockNow}
      </Button>{' '}
      <Button look="quiet" onClick={onLeave}>
        {say.wait}
      </Button>
    </fieldset>
  );
}

/** The question takes the place of the button that was pressed, and its focus. */
const focusOn = (box: HTMLElement | null) => box?.focus();
