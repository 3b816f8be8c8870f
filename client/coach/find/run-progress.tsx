import type { RunView } from '../../../server/http/contract/find.ts';
import { Button } from '../../design/button.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { findWords } from '../../words/find.ts';
import { foundWords } from '../../words/found.ts';
import { NotReadPart } from './not-read-part.tsx';
import type { Running } from './use-run.ts';

/** How far a run is, list by list: what was read whole, what in part and why; and the way to stop it. */
export function RunProgress({
  running,
  run,
  onForgotten,
}: {
  running: Running;
  run: RunView;
  onForgotten: () => void;
}) {
  const say = useWords(foundWords);
  const sayFind = useWords(findWords);
  const calendar = useCalendar();
  const now =
    run.reads.find(({ status }) => status === 'reading') ??
    run.reads.find(({ status }) => status === 'waiting');
  const isDone = run.status === 'done';
  const line = run.waitMs
    ? say.waiting(Math.ceil(run.waitMs / 1_000))
    : run.status === 'naming'
      ? say.naming
      : say.reading1(sayFind.reads[now?.read ?? ''] ?? '', now?.got ?? 0);
  return (
    <section aria-labelledby="find-progress" className="find-progress">
      <h2 id="find-progress">{say.progress}</h2>
      <p role="status" className={isDone && !run.complete ? 'needs-you' : undefined}>
        {isDone ? (run.complete ? say.complete : say.incomplete) : line}
      </p>
      <NotReadPart notRead={run.notRead} />
      {run.reads.length > 0 ? (
        <details open={!isDone || !run.complete} key={run.status}>
          <summary>{say.listByList}</summary>
          <dl className="find-reads">
            {run.reads.map(one => (
              <div key={one.read}>
                <dt>{sayFind.reads[one.read]}</dt>
                <dd>
                  {told(one)}
                  {one.ignored ? <span className="needs-you small"> {say.ignored}</span> : null}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
      <div className="buttons">
        {isDone ? null : <Button onClick={() => void running.stop()}>{say.stop}</Button>}
        {isDone || running.going ? null : (
          <Button look="act" onClick={running.goOn}>
            {say.goOn}
          </Button>
        )}
        <Button look="quiet" onClick={() => void running.forget().then(onForgotten)}>
          {say.forget}
        </Button>
        <span className="soft small">{say.keptUntil(sayDay(run.keepUntil, calendar))}</span>
      </div>
    </section>
  );

  function told({ status, got, passedOver, because }: RunView['reads'][number]): string {
    const why = because === undefined ? '' : (sayFind.readBecause[because] ?? because);
    if (status === 'whole') return say.whole(got + passedOver);
    if (status === 'cut') return say.cut(got + passedOver, why);
    return status === 'not-read' ? sayFind.notRead(why) : status === 'waiting' ? say.waits : say.soFar(got);
  }
}
