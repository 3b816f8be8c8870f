import './month.css';
import { Suspense, useCallback, useEffect, useMemo, useRef } from 'react';
import { Button } from '../design/button.tsx';
import { dayOf, sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { afterUse, Later } from '../page/later.tsx';
import { lazily } from '../page/lazily.ts';
import { useCalendar } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { DenialsOpen } from './denials-open.tsx';
import { choicesIn, inOrder } from './in-order.ts';
import { Ledger } from './ledger.tsx';
import { type Looked, lacking, monthToClose } from './looked.ts';
import { MonthChoose } from './month-choose.tsx';
import { MonthDeeds } from './month-deeds.tsx';
import { MonthLook } from './month-look.tsx';
import { MonthWaiting } from './month-waiting.tsx';
import { useDeskBecause } from './use-desk.ts';
import { type MonthHere, useMonth } from './use-month.ts';
import { useDeskPlace } from './use-place.ts';

// The list can be used before these are here.
const PacketScreen = lazily(() => import('./packet-screen.tsx'));
const fetchPaid = () => import('../remittance/paid.tsx');
const fetchEar = () => import('./month-ear.tsx');
const fetchKinds = () => import('./kinds.tsx');
const fetchRoster = () => import('../roster/roster-part.tsx');
const fetchTotals = () => import('./month-totals.tsx').then(all => ({ default: all.MonthTotals }));
const fetchBatches = () => import('./batches.tsx').then(all => ({ default: all.Batches }));

/** The month's claims: a ledger, one line each, what is missing in amber, totals at the foot; or one claim's packet. */
export default function MonthScreen() {
  const say = useWords(monthWords);
  const because = useDeskBecause();
  const { timeZone, now } = useCalendar();
  const { place, go, stay, open, close } = useDeskPlace(monthToClose(dayOf(now, timeZone)));
  const { month, claim } = place;
  const { view, load } = useMonth(month);
  const last = useRef<string>(undefined);
  if (claim !== undefined) last.current = claim;
  // A claim is a page of its own: who comes back from one finds the month as it is now.
  const wasAway = useRef(false);
  useEffect(() => {
    if (wasAway.current && claim === undefined) void load();
    wasAway.current = claim !== undefined;
  }, [load, claim]);
  const leave = useCallback(() => close(place), [close, place]);

  if (claim !== undefined)
    return (
      <Suspense fallback={<p className="soft waiting">{say.loading}</p>}>
        <PacketScreen month={month} patient={claim} onClose={leave} />
      </Suspense>
    );
  const here = view === undefined || isRefused(view) || view.month !== month ? undefined : view;
  return (
    <div className="month">
      <div className="month-head">
        <h1>{say.title}</h1>
        <MonthChoose month={month} onMonth={next => go({ ...place, month: next })} />
      </div>
      {here ? <DenialsOpen denials={here.denials} /> : null}
      {isRefused(view) ? (
        <div>
          <p className="needs-you" role="alert">
            {say.notOpened} {because(view)}
          </p>
          <Button onClick={() => void load()}>{say.tryAgain}</Button>
        </div>
      ) : here && !here.underWay ? (
        <Month
          view={here}
          looked={place}
          last={last.current}
          onFind={find => stay({ ...place, find })}
          onLook={looked => go({ ...place, ...looked })}
          onOpen={id => open(place, id)}
          onChanged={load}
        />
      ) : (
        <MonthWaiting {...here?.underWay} />
      )}
      {here?.all ? <Later fetch={fetchEar} of={{ onChanged: load }} afterMs={afterUse} /> : null}
      {here ? (
        <Later
          fetch={fetchPaid}
          of={{
            ...{ month, onChanged: load },
            onOpen: (of: string, patient: string) => open({ ...place, month: of }, patient),
          }}
        />
      ) : null}
    </div>
  );
}

function Month(given: {
  view: MonthHere;
  looked: Looked;
  last: string | undefined;
  onFind: (words: string) => void;
  onLook: (looked: Looked) => void;
  onOpen: (id: string) => void;
  onChanged: () => void;
}) {
  const { view, looked, last, onFind, onLook, onOpen, onChanged } = given;
  const { month, patients, totals } = view;
  const say = useWords(monthWords);
  const calendar = useCalendar();
  const rows = useMemo(() => inOrder(patients, looked), [patients, looked]);
  const choices = useMemo(() => choicesIn(patients), [patients]);
  const opening = useRef(onOpen);
  opening.current = onOpen;
  const openOne = useCallback((id: string) => opening.current(id), []);
  if (patients.length === 0)
    return (
      <div>
        <p>{say.nobody(sayDay(month, calendar))}</p>
        <p className="soft">{say.nobodyMore}</p>
      </div>
    );
  return (
    <>
      <MonthLook {...{ totals, choices, looked, onFind, onLook }} shown={rows.length} />
      <MonthDeeds view={view} onChanged={onChanged} />
      <Later
        fetch={fetchKinds}
        of={{
          ...{ month, patients, rows, kinds: choices.lacks, onChanged, onOpen },
          onShow: (lack?: string) => onLook(lacking(looked, lack)),
        }}
      />
      {rows.length === 0 ? (
        <p className="soft">{say.noneShown}</p>
      ) : (
        <Ledger key={month} {...{ month, rows, last, onChanged }} onOpen={openOne} />
      )}
      <Later fetch={fetchTotals} of={{ rows, all: view.all }} />
      <Later fetch={fetchBatches} of={{ view }} />
      <Later fetch={fetchRoster} of={{ onChanged }} />
    </>
  );
}
