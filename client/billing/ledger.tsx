import { useEffect, useMemo, useRef } from 'react';
import type { MonthPatient } from '../../server/http/contract/billing.ts';
import { useWords } from '../design/words.ts';
import { monthWords } from '../words/month.ts';
import { MonthRow } from './month-row.tsx';
import { useDrawn } from './use-drawn.ts';
import { useRowKeys } from './use-row-keys.ts';

/** The list of a month, however long: what is near the window is drawn, and all of it is counted. */
export function Ledger(given: {
  month: string;
  rows: readonly MonthPatient[];
  /** The patient whose claim was looked at last: where the reader goes on. */
  last: string | undefined;
  onOpen: (id: string) => void;
  onChanged: () => void;
}) {
  const { month, rows, last, onOpen, onChanged } = given;
  const say = useWords(monthWords);
  const body = useRef<HTMLTableSectionElement>(null);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const { from, to, above, below, reach } = useDrawn(ids, body);
  const [at, moveTo] = useRowKeys(rows, onOpen, reach);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list is come back to
  useEffect(() => {
    const place = last === undefined ? -1 : ids.indexOf(last);
    if (place >= 0) moveTo(place);
  }, []);
  const heads = [say.patient, say.state, say.lines, say.minutes, say.leftOver, say.notes];
  return (
    <table className="ledger" aria-rowcount={rows.length + 1}>
      <thead>
        <tr aria-rowindex={1}>
          {heads.map(head => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        <Gap height={above} />
        {rows.slice(from, to).map((patient, n) => (
          <MonthRow
            key={patient.id}
            month={month}
            patient={patient}
            place={from + n + 2}
            inHand={from + n === at}
            onOpen={onOpen}
            onChanged={onChanged}
          />
        ))}
        <Gap height={below} />
      </tbody>
    </table>
  );
}

/** As high as the rows that are not drawn. */
const Gap = ({ height }: { height: number }) =>
  height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of a table that takes no focus
    <tr aria-hidden="true" className="gap">
      <td colSpan={6} style={{ height }} />
    </tr>
  ) : null;
