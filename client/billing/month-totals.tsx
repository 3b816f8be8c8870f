import { useMemo } from 'react';
import type { MonthPatient } from '../../server/http/contract/billing.ts';
import { useWords } from '../design/words.ts';
import { monthWords } from '../words/month.ts';
import { unitsByCode } from './in-order.ts';

/** The foot of the ledger: of the rows that are shown, how many are claimed, with which codes. */
export function MonthTotals({ rows, all }: { rows: readonly MonthPatient[]; all: boolean }) {
  const say = useWords(monthWords);
  const codes = useMemo(() => unitsByCode(rows), [rows]);
  const claimed = rows.filter(({ lines }) => lines !== '').length;
  const minutes = rows.reduce((all, one) => all + one.minutes, 0);
  return (
    <div className="month-totals numbers">
      <p>
        {say.totals(rows.length, claimed, minutes)} {all ? null : say.moreComing}
      </p>
      {codes.length > 0 ? (
        <p className="soft">{codes.map(({ code, units }) => `${code} × ${units}`).join(' · ')}</p>
      ) : null}
    </div>
  );
}
