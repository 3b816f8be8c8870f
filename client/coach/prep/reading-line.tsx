import type { PrepView } from '../../../server/domain/chart/prep.ts';
import { Button } from '../../design/button.tsx';
import { sayMoment } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { prepWords } from '../../words/prep.ts';
import { prepHeadings } from '../../words/prep-headings.ts';
import type { Reading } from './use-reading.ts';

/** When the chart was read, whether it is being read again, and the quiet way to do so. Said politely aloud. */
export function ReadingLine({ prep, reading }: { prep: PrepView; reading: Reading }) {
  const say = useWords(prepWords);
  const heading = useWords(prepHeadings);
  const calendar = useCalendar();
  const when = prep.chartReadAt === undefined ? undefined : sayMoment(prep.chartReadAt, calendar);
  const underWay = reading.status === 'reading' || (prep.stale && reading.status !== 'failed');
  return (
    <div className="prep-reading small">
      <output className={reading.status === 'failed' ? 'needs-you' : 'soft'} aria-live="polite">
        {reading.status === 'failed' ? `${say.couldNotReadAgain} ` : null}
        {when === undefined
          ? underWay
            ? heading.reading
            : say.chartNotRead
          : underWay
            ? say.asOf(when)
            : say.chartRead(when)}
      </output>
      <Button look="quiet" busy={underWay} onClick={reading.again} className="screen-only">
        {say.readAgain}
      </Button>
    </div>
  );
}
