import { useState } from 'react';
import type { Timeline } from '../../server/domain/timeline/timeline.ts';
import type { Span } from '../design/charts/plot.ts';
import { Later } from '../page/later.tsx';
import type { TimelineSay } from './say-mark.ts';

// Seen by who unfolds it.
const fetchRows = () => import('./timeline-rows.tsx');

/** The same things as a table, folded. */
export function TimelineTable(given: { timeline: Timeline; span: Span; saying: TimelineSay }) {
  const { say } = given.saying;
  const [open, setOpen] = useState(false);
  return (
    <details className="time-table small" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="soft">{say.table}</summary>
      {open ? <Later fetch={fetchRows} of={given} /> : null}
    </details>
  );
}
