import { useEffect, useState } from 'react';
import { useWords } from '../design/words.ts';
import { monthWords } from '../words/month.ts';

const rows = [0, 1, 2, 3, 4, 5];

/** A month on its way: the shape of the list, and since when it is awaited once that is longer than a moment. */
export function MonthWaiting({ left, of }: { left?: number; of?: number }) {
  const say = useWords(monthWords);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(before => before + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="month-waiting" aria-busy="true">
      <p className="soft">
        <span role="status" className="unseen">
          {say.loading}
        </span>
        <span aria-hidden="true">{seconds < 2 ? say.loading : say.loadingFor(seconds)}</span>
        {left !== undefined && of !== undefined ? (
          <span role="status"> {say.underWay({ left, of })}</span>
        ) : null}
      </p>
      {rows.map(row => (
        <div key={row} aria-hidden="true" className="month-line" />
      ))}
    </div>
  );
}
