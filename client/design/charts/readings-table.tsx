import { Suspense, useState } from 'react';
import type { MeasureStrip } from '../../../server/domain/chart/prep.ts';
import type { Source } from '../../../server/domain/chart/snapshot.ts';
import { lazily } from '../../page/lazily.ts';
import { measuresWords } from '../../words/measures.ts';
import type { Calendar } from '../dates.ts';
import { useWords } from '../words.ts';
import { mostPoints } from './thin.ts';

export type ShowSource = (source: Source) => void;

// Seen by who unfolds it; the screen is not kept waiting for it.
const RowsOfReadings = lazily(() => import('./rows-of-readings.tsx'));

/** The values behind a chart, folded under how many there are. */
export function ReadingsTable(given: { strip: MeasureStrip; calendar: Calendar; onSource: ShowSource }) {
  const { strip } = given;
  const [open, setOpen] = useState(false);
  const say = useWords(measuresWords);
  const count = strip.readings.length;
  const whole = strip.older ? say.newest(count) : say.readings(count);
  return (
    <details className="readings small" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="soft">
        {count > mostPoints ? say.lastOf(mostPoints, count) : whole}
        <span className="unseen"> · {say.names[strip.kind]}</span>
      </summary>
      {open ? (
        <Suspense>
          <RowsOfReadings {...given} />
        </Suspense>
      ) : null}
    </details>
  );
}
