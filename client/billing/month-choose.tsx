import { Button } from '../design/button.tsx';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { monthFrom } from './looked.ts';

/** Which month is closed: typed, or one back or on. */
export function MonthChoose({ month, onMonth }: { month: string; onMonth: (month: string) => void }) {
  const say = useWords(monthWords);
  const calendar = useCalendar();
  const step = (by: number, label: (month: string) => string) => {
    const name = sayDay(monthFrom(month, by), calendar);
    return (
      <Button look="quiet" aria-label={label(name)} onClick={() => onMonth(monthFrom(month, by))}>
        {name}
      </Button>
    );
  };
  return (
    <div className="month-choose">
      {step(-1, say.earlier)}
      <label>
        {say.month}{' '}
        <input
          type="month"
          value={month}
          onChange={event => event.target.value && onMonth(event.target.value)}
        />
      </label>
      {step(1, say.later)}
    </div>
  );
}
