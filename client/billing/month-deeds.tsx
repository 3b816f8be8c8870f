import { useRef, useState } from 'react';
import type { ExportedView, MonthPatient } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { dayOf } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { Later } from '../page/later.tsx';
import { useCalendar, usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { useDeskDeed } from './use-desk.ts';
import type { MonthHere } from './use-month.ts';

type Locked = { locked: string[]; changed: string[] };
/** So many at a time: a call stays short, and what is locked stays locked when the next one fails. */
const together = 200;
export const fetchLockEarly = () => import('./lock-early.tsx');

/** Closing the month: what is ready is locked as it was seen, what is locked leaves. */
export function MonthDeeds({ view, onChanged }: { view: MonthHere; onChanged: () => void }) {
  const { api, login } = usePage();
  const say = useWords(monthWords);
  const { busy, told, keyFor, run } = useDeskDeed();
  const { now, timeZone } = useCalendar();
  const [isEarly, setEarly] = useState(false);
  // A button that did its deed can be pressed no more, and loses the focus: it stays beside it, where that is told.
  const deeds = useRef<HTMLDivElement>(null);
  if (login?.staff.role !== 'biller') return null;
  const ready = view.patients.filter(({ state }) => state === 'ready');
  const { ready: toLock, locked: toLeave } = view.totals;
  const locked = (toLeave?.patients ?? 0) + view.patients.filter(({ leaves }) => leaves).length;
  const lockAll = () => {
    setEarly(false);
    return run(
      () => lockOf(ready, body => api.send('POST', `/api/months/${view.month}/locks`, body)),
      done => {
        deeds.current?.focus();
        onChanged();
        const changed = done.changed.length > 0 ? ` ${say.lockedChanged(done.changed.length)}` : '';
        return say.locked(done.locked.length) + changed;
      },
    );
  };
  const leave = () =>
    run(
      () => api.send<ExportedView>('POST', '/api/exports', { id: keyFor(view.month), month: view.month }),
      done => {
        deeds.current?.focus();
        onChanged();
        return say.exported(done.lines, done.patients);
      },
    );
  return (
    <div className="buttons" ref={deeds} tabIndex={-1}>
      <Button
        look={ready.length > 0 ? 'act' : 'plain'}
        busy={busy}
        disabled={ready.length === 0 || !view.all}
        onClick={() => (isOver(view.month, dayOf(now, timeZone)) ? void lockAll() : setEarly(true))}
      >
        {say.lockReady(toLock?.patients ?? 0)}
      </Button>
      <Button busy={busy} disabled={locked === 0} onClick={() => void leave()}>
        {say.export(locked)}
      </Button>
      {isEarly ? (
        <Later
          fetch={fetchLockEarly}
          of={{ month: view.month, onLock: () => void lockAll(), onLeave: () => setEarly(false) }}
        />
      ) : null}
      <p role="status" className={told?.failed ? 'needs-you' : undefined}>
        {told?.words}
      </p>
    </div>
  );
}

/** Whether a month has passed by this day. */
export const isOver = (month: string, day: string): boolean => month < day.slice(0, 7);

export async function lockOf(
  patients: readonly MonthPatient[],
  send: (body: object) => Promise<Locked | Refused>,
): Promise<Locked | Refused> {
  const all: Locked = { locked: [], changed: [] };
  for (let from = 0; from < patients.length; from += together) {
    const some = patients.slice(from, from + together).map(({ id, print }) => ({ id, print }));
    const done = await send({ patients: some });
    if (isRefused(done)) return done;
    all.locked.push(...done.locked);
    all.changed.push(...done.changed);
  }
  return all;
}
