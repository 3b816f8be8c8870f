import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import { Button } from '../design/button.tsx';
import { sayMoment } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { type Place, pathTo } from '../page/place.ts';
import { physicianWords } from '../words/physician.ts';
import type { Fresh } from './use-physician.ts';

// What paper has of its own is fetched when somebody is there: not before it is drawn.
const toPaper = async () => {
  await import('./printed.tsx').catch(() => undefined);
  setTimeout(print, 50);
};

/** When the chart was read, the way to the whole preparation, and paper. */
export function TopLine({ view, fresh }: { view: PhysicianView; fresh: Fresh }) {
  const say = useWords(physicianWords);
  const calendar = useCalendar();
  const { api, go } = usePage();
  const way = (place: Place, words: string) => (
    <a
      href={pathTo(api.launchId, place)}
      onClick={event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(place);
      }}
    >
      {words}
    </a>
  );
  const when = view.chartReadAt === undefined ? undefined : sayMoment(view.chartReadAt, calendar);
  const underWay = fresh.status === 'reading' || (view.stale && fresh.status !== 'failed');
  return (
    <div className="phys-top">
      <h1>{say.title}</h1>
      <output className={fresh.status === 'failed' ? 'needs-you small' : 'soft small'} aria-live="polite">
        {fresh.status === 'failed' ? `${say.couldNotReadAgain} ` : null}
        {when === undefined ? say.chartNotRead : underWay ? say.asOf(when) : say.chartRead(when)}
      </output>
      <span className="buttons screen-only">
        {way({ screen: 'prep' }, say.wholePrep)}
        {way({ screen: 'timeline' }, say.timeline)}
        <a href="#at-handoff">{say.toHandoff}</a>
        <Button look="quiet" onClick={() => void toPaper()}>
          {say.print}
        </Button>
      </span>
    </div>
  );
}
