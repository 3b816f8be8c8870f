import type { RunView } from '../../../server/http/contract/find.ts';
import { Button } from '../../design/button.tsx';
import { sayMoment } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { foundWords } from '../../words/found.ts';

/** The searches that are still kept. */
export function EarlierRuns({ runs, onOpen }: { runs: readonly RunView[]; onOpen: (run: RunView) => void }) {
  const say = useWords(foundWords);
  const calendar = useCalendar();
  if (runs.length === 0) return null;
  return (
    <section aria-labelledby="find-runs">
      <h2 id="find-runs">{say.runs}</h2>
      <ul className="find-runs">
        {runs.map(run => {
          const line = say.runLine(sayMoment(run.askedAt, calendar), run.by, run.found);
          return (
            <li key={run.id}>
              {line}{' '}
              <Button look="link" aria-label={`${say.open}: ${line}`} onClick={() => onOpen(run)}>
                {say.open}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
