import type { Criteria } from '../../../server/domain/find/search-ids.ts';
import type { RunView } from '../../../server/http/contract/find.ts';
import { Button } from '../../design/button.tsx';
import { sayMoment } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { findWords } from '../../words/find.ts';
import { foundWords } from '../../words/found.ts';
import { useSearchNames } from './search-names.ts';

/** The searches that are still kept: what was looked for, by whom, when. */
export function EarlierRuns(given: {
  runs: readonly RunView[];
  criteria: Criteria;
  onOpen: (run: RunView) => void;
}) {
  const { runs, criteria, onOpen } = given;
  const say = useWords(foundWords);
  const sayFind = useWords(findWords);
  const name = useSearchNames(criteria);
  const askedFor = ({ question: { from, join, without, unseen }, criteria: own }: RunView) =>
    [
      from.map(name).join(say.joinedBy[join]),
      without.length > 0 ? say.withoutThem(without.map(name).join(say.joinedBy.any)) : '',
      unseen ? sayFind.unseen(own.unseenMonths) : '',
    ]
      .filter(Boolean)
      .join('; ');
  const calendar = useCalendar();
  if (runs.length === 0) return null;
  return (
    <section aria-labelledby="find-runs">
      <h2 id="find-runs">{say.runs}</h2>
      <ul className="find-runs">
        {runs.map(run => {
          const line = say.runLine(askedFor(run), sayMoment(run.askedAt, calendar), run.by, run.found);
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
