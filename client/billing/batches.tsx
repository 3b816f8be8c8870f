import type { MonthView } from '../../server/http/contract/billing.ts';
import { useWords } from '../design/words.ts';
import { exportKindWords } from '../words/export-kinds.ts';
import { monthWords } from '../words/month.ts';
import { BatchKinds } from './batch-kinds.tsx';
import { usePacketDates } from './packet-dates.ts';

/** What left of this month, to be fetched again at any time. */
export function Batches({ view }: { view: MonthView }) {
  const say = useWords(monthWords);
  const files = useWords(exportKindWords);
  const dates = usePacketDates();
  return (
    <>
      {view.batches.length === 0 ? null : (
        <section>
          <h2>{say.batches}</h2>
          <p className="soft small">{files.marked}</p>
          <ul className="batches">
            {view.batches.map(({ id, lines, patients, by, at, checksum }, n) => {
              const number = view.batches.length - n;
              const told = say.batch(number, lines, patients, by, dates.moment(at));
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
