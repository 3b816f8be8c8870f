import type { MonthView } from '../../server/http/contract/billing.ts';
import { sayMoment } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { BatchKinds } from './batch-kinds.tsx';

/** What left of this month, to be fetched again at any time. */
export function Batches({ view }: { view: MonthView }) {
  const say = useWords(monthWords);
  const calendar = useCalendar();
  return (
    <>
      {view.batches.length === 0 ? null : (
        <section>
          <h2>{say.batches}</h2>
          <ul className="batches">
            {view.batches.map(({ id, lines, patients, by, at, checksum }) => {
              const told = say.batch(lines, patients, by, sayMoment(at, calendar));
              return (
                <li key={id}>
                  <span className="numbers">{told}</span>
                  <BatchKinds batch={{ id, month: view.month }} told={told} />
                  <span className="soft small checksum">
                    {say.checksum} {checksum}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}
