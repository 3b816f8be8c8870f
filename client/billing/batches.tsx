import type { MonthView } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { sayMoment } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { useDeskDeed } from './use-desk.ts';

/** What left of this month, to be fetched again at any time; and what payers said no to. */
export function Batches({ view }: { view: MonthView }) {
  const { api } = usePage();
  const say = useWords(monthWords);
  const calendar = useCalendar();
  const { busy, told, run } = useDeskDeed();
  const fetchBatch = (id: string) =>
    run(
      async () => {
        const file = await api.file(`/exports/${id}`);
        return isRefused(file) ? file : { file };
      },
      ({ file }) => {
        handOver(file, `claims-${view.month}-${id.slice(0, 8)}.csv`);
        return '';
      },
    );
  return (
    <>
      {view.batches.length === 0 ? null : (
        <section>
          <h2>{say.batches}</h2>
          <ul className="batches">
            {view.batches.map(({ id, lines, patients, by, at, checksum }) => (
              <li key={id}>
                <span className="numbers">{say.batch(lines, patients, by, sayMoment(at, calendar))}</span>{' '}
                <Button look="link" busy={busy} onClick={() => void fetchBatch(id)}>
                  {say.download}
                </Button>
                <span className="soft small checksum">
                  {say.checksum} {checksum}
                </span>
              </li>
            ))}
          </ul>
          {told?.failed ? <p className="needs-you">{told.words}</p> : null}
        </section>
      )}
      {view.denials.length === 0 ? null : (
        <section>
          <h2>{say.denials}</h2>
          <ul>
            {view.denials.map(({ reason, count, open }) => (
              <li key={reason}>
                {reason}: <span className="numbers">{say.denialCount(count, open)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** A link of the moment: files come through the page, since a link cannot name its launch. */
function handOver(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
