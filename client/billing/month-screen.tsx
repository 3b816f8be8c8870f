import './month.css';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { MonthPatient } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { dayOf } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { useCalendar } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { Batches } from './batches.tsx';
import { inOrder, type Looked } from './in-order.ts';
import { MonthDeeds } from './month-deeds.tsx';
import { MonthLook } from './month-look.tsx';
import { MonthRow } from './month-row.tsx';
import { useDeskBecause } from './use-desk.ts';
import { type MonthHere, useMonth } from './use-month.ts';
import { useRowKeys } from './use-row-keys.ts';

// The list can be used before it is here.
const PacketScreen = lazy(() => import('./packet-screen.tsx'));
const aPage = 100;

/** The month's claims: a ledger, one line each, what is missing in amber, totals at the foot; or one claim's packet. */
export default function MonthScreen() {
  const say = useWords(monthWords);
  const because = useDeskBecause();
  const { timeZone, now } = useCalendar();
  const [month, setMonth] = useState(() => monthToClose(dayOf(now, timeZone)));
  const [open, setOpen] = useState<string>();
  const { view, load } = useMonth(month);
  const close = useCallback(() => {
    setOpen(before => {
      if (before !== undefined) setTimeout(() => document.getElementById(`claim-${before}`)?.focus());
      return undefined;
    });
    void load();
  }, [load]);

  if (open !== undefined)
    return (
      <Suspense fallback={<p className="soft waiting">{say.loading}</p>}>
        <PacketScreen month={month} patient={open} onClose={close} />
      </Suspense>
    );
  return (
    <div className="month">
      <h1>{say.title}</h1>
      <label className="month-choose">
        {say.month}{' '}
        <input
          type="month"
          value={month}
          onChange={event => event.target.value && setMonth(event.target.value)}
        />
      </label>
      {view === undefined || (!isRefused(view) && view.underWay) ? (
        <p className="soft" role="status">
          {say.loading} {view && !isRefused(view) && view.underWay ? say.underWay(view.underWay) : null}
        </p>
      ) : null}
      {isRefused(view) ? (
        <div>
          <p className="needs-you">
            {say.notOpened} {because(view)}
          </p>
          <Button onClick={() => void load()}>{say.tryAgain}</Button>
        </div>
      ) : null}
      {view === undefined || isRefused(view) || view.underWay ? null : (
        <Ledger view={view} onOpen={setOpen} onChanged={load} />
      )}
    </div>
  );
}

function Ledger(given: { view: MonthHere; onOpen: (id: string) => void; onChanged: () => void }) {
  const { view, onOpen, onChanged } = given;
  const say = useWords(monthWords);
  const [looked, setLooked] = useState<Looked>({ find: '', state: 'all', sort: 'state' });
  const [shown, setShown] = useState(aPage);
  const rows = useMemo(() => inOrder(view.patients, looked), [view, looked]);
  const [at, setAt] = useRowKeys(rows, onOpen, to => setShown(many => Math.max(many, to + 1)));
  const look = (next: Looked) => {
    setLooked(next);
    setShown(aPage);
    setAt(undefined);
  };
  if (view.patients.length === 0) return <p>{say.nobody}</p>;
  return (
    <>
      <MonthLook totals={view.totals} looked={looked} onLook={look} />
      <MonthDeeds view={view} onChanged={onChanged} />
      {rows.length === 0 ? <p className="soft">{say.noneShown}</p> : null}
      {rows.length === 0 ? null : (
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{say.patient}</th>
              <th scope="col">{say.state}</th>
              <th scope="col">{say.lines}</th>
              <th scope="col" className="month-minutes">
                {say.minutes}
              </th>
              <th scope="col">{say.notes}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((patient, n) => (
              <MonthRow
                key={patient.id}
                month={view.month}
                patient={patient}
                inHand={n === at}
                onOpen={onOpen}
                onChanged={onChanged}
              />
            ))}
          </tbody>
        </table>
      )}
      {rows.length > shown ? (
        <Button onClick={() => setShown(shown + aPage)}>{say.more(shown, rows.length)}</Button>
      ) : null}
      <p className="month-totals numbers">
        {totals(rows, say)} {view.all ? null : say.moreComing}
      </p>
      <Batches view={view} />
    </>
  );
}

const totals = (
  rows: readonly MonthPatient[],
  say: { totals: (a: number, b: number, c: number) => string },
) =>
  say.totals(
    rows.length,
    rows.filter(({ lines }) => lines !== '').length,
    rows.reduce((all, { minutes }) => all + minutes, 0),
  );

/** In the first days of a month the one before is closed. */
const monthToClose = (day: string): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const at = date > 10 ? year * 12 + month - 1 : year * 12 + month - 2;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
};
