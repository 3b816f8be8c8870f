import { type ReactNode, useId, useRef } from 'react';
import type { LackRow } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { dayNumber, sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { useDeskDeed } from './use-desk.ts';

type Of = {
  month: string;
  patient: string;
  onChanged: () => void;
  /** It is put right and goes: who pressed is to be led on from there. Of a row of the list, to its name. */
  onSettled?: () => void;
  /** What may be said of it right here; `about`: the id of its words. */
  here?: (lack: LackRow, about: string) => ReactNode;
};

/** What a patient lacks, who can put it right, and one tap to ask them. */
export function Lacks(given: Of & { lacks: LackRow[] }) {
  return (
    <ul className="lacks">
      {given.lacks.map(lack => (
        <Lack key={lack.key} {...given} lack={lack} />
      ))}
    </ul>
  );
}

function Lack(given: Of & { lack: LackRow }) {
  const { month, patient, lack, onChanged, onSettled, here } = given;
  const { what, fix, codes, fixer, asked, refused, canAsk, key, assumed } = lack;
  const { api, login } = usePage();
  const say = useWords(monthWords);
  const { busy, told, keyFor, run } = useDeskDeed();
  const id = useId();
  // Its button goes once it is pressed, and the focus with it: the line stays.
  const line = useRef<HTMLLIElement>(null);
  const whom = say.fixers[fixer === 'coach' ? fixer : 'physician'];
  const ask = () =>
    run(
      () => api.send('POST', `/api/months/${month}/claims/${encodeURIComponent(patient)}/asks`, { key }),
      () => {
        line.current?.focus();
        onChanged();
        return '';
      },
    );
  const confirm = (payer: string) => {
    const body = { patient, fact: { is: 'payer', payer } };
    return run(
      () => api.send('POST', '/api/billing-facts', { key: keyFor(body), ...body }),
      () => {
        document.getElementById(`claim-${patient}`)?.focus();
        (onSettled ?? onChanged)();
        return '';
      },
    );
  };
  return (
    <li ref={line} tabIndex={-1}>
      <span className="needs-you" title={fix} id={id}>
        {what}
        {refused ? ` ${refused}` : null}
      </span>{' '}
      <span className="soft small">
        {codes.join(', ')} · {say.fixers[fixer]}
        {asked ? <AskedSince at={asked.at} /> : null}
      </span>{' '}
      {asked?.answer ? <span className="small">{say.answer(asked.answer)} </span> : null}
      {canAsk && (!asked || asked.answer) && login?.staff.role === 'biller' ? (
        <Button look="link" busy={busy} aria-describedby={id} onClick={() => void ask()}>
          {asked ? say.askAgain(whom) : say.ask(whom)}
        </Button>
      ) : null}
      {assumed && login?.staff.role === 'biller' ? (
        <Button look="link" busy={busy} aria-describedby={id} onClick={() => void confirm(assumed.payer)}>
          {say.itIsSo}
        </Button>
      ) : null}{' '}
      {here?.(lack, id)}
      {told?.failed ? (
        <span role="alert" className="needs-you small">
          {told.words}
        </span>
      ) : null}
    </li>
  );
}

function AskedSince({ at }: { at: string }) {
  const say = useWords(monthWords);
  const calendar = useCalendar();
  const days = dayNumber(calendar.now, calendar.timeZone) - dayNumber(at, calendar.timeZone);
  return ` · ${say.asked(sayDay(at, calendar), Math.max(0, Math.round(days)))}`;
}
