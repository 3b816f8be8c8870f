import type { ReactNode } from 'react';
import type { Source } from '../../../server/domain/chart/snapshot.ts';
import type { ShowSource } from '../../design/charts/readings-table.tsx';
import { useWords } from '../../design/words.ts';
import { prepWords } from '../../words/prep.ts';

/** A fact of the chart: pressed, it shows how the chart holds it. Our own facts are plain text. */
export function Sourced(given: { source?: Source; onSource: ShowSource; children: ReactNode }) {
  const { source } = given;
  const say = useWords(prepWords);
  if (source === undefined) return given.children;
  return (
    <button type="button" className="source" title={say.showRaw} onClick={() => given.onSource(source)}>
      {given.children}
    </button>
  );
}
