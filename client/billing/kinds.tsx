import { useState } from 'react';
import type { MonthPatient } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { ConfirmPayers } from './confirm-payers.tsx';
import type { LackKind } from './in-order.ts';
import { StaysOpen } from './stays-open.tsx';
import { useDeskDeed } from './use-desk.ts';

type Asked = { asked: string[]; not: string[] };
/** So many at a time: a call stays short, and who was asked stays asked when the next one fails. */
const together = 200;

/**
 * What locking what is ready leaves out; and what is missing in the month, kind by kind: the most frequent first, each to
 * be shown, and asked for at once.
 */
export default function Kinds(given: {
  month: string;
  patients: MonthPatient[];
  /** Those who are shown. */
  rows: readonly MonthPatient[];
  kinds: LackKind[];
  onOpen: (id: string) => void;
  /** Those who lack this; without it all who lack something. */
  onShow: (lack?: string) => void;
  onChanged: () => void;
}) {
  const { patients, rows, kinds, onOpen, onShow, onChanged } = given;
  const say = useWords(monthWords);
  return (
    <>
      {kinds.length === 0 ? null : <StaysOpen {...{ patients, onOpen }} onShowAll={() => onShow()} />}
      <ConfirmPayers {...{ rows, onChanged }} />
      {kinds.length === 0 ? null : (
        <details className="kinds">
          <summary>{say.kinds(kinds.length)}</summary>
          <ul>
            {kinds.map(kind => (
              <Kind key={kind.key} {...given} kind={kind} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Kind(given: {
  month: string;
  kind: LackKind;
  onShow: (lack: string) => void;
  onChanged: () => void;
}) {
  const { month, kind, onShow, onChanged } = given;
  const { key, what, fixer, patients, toAsk, asked } = kind;
  const { api, login } = usePage();
  const say = useWords(monthWords);
  const { busy, told, run } = useDeskDeed();
  const [isSure, setSure] = useState(false);
  const whom = say.fixers[fixer === 'coach' ? fixer : 'physician'];
  const ask = () =>
    run(
      () => askAll(toAsk, some => api.send('POST', `/api/months/${month}/asks`, { key, patients: some })),
      done => {
        setSure(false);
        onChanged();
        return [say.askedAll(done.asked.length), done.not.length > 0 && say.notAsked(done.not.length)]
          .filter(Boolean)
          .join(' ');
      },
    );
  return (
    <li>
      <span className="needs-you">{what}</span>{' '}
      <span className="soft small">
        {say.kind(patients, say.fixers[fixer])}
        {asked === patients && toAsk.length === 0 ? ` · ${say.allAsked}` : null}
      </span>{' '}
      <Button look="link" onClick={() => onShow(key)}>
        {say.showThem}
      </Button>{' '}
      {login?.staff.role !== 'biller' || toAsk.length === 0 ? null : isSure ? (
        <span className="buttons">
          {say.askSure(toAsk.length, whom)}
          <Button look="act" busy={busy} autoFocus onClick={() => void ask()}>
            {say.askNow(toAsk.length)}
          </Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            {say.leaveIt}
          </Button>
        </span>
      ) : (
        <Button look="link" onClick={() => setSure(true)}>
          {say.askAll(toAsk.length)}
        </Button>
      )}
      <span role="status" className={told?.failed ? 'needs-you' : 'small'}>
        {told?.words}
      </span>
    </li>
  );
}

async function askAll(
  patients: readonly string[],
  send: (some: string[]) => Promise<Asked | Refused>,
): Promise<Asked | Refused> {
  const all: Asked = { asked: [], not: [] };
  for (let from = 0; from < patients.length; from += together) {
    const done = await send(patients.slice(from, from + together));
    if (isRefused(done)) return done;
    all.asked.push(...done.asked);
    all.not.push(...done.not);
  }
  return all;
}
