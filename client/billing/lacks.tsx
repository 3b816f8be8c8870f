import type { LackRow } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { dayNumber, sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { useDeskDeed } from './use-desk.ts';

/** What a patient lacks, who can put it right, and one tap to ask them. */
export function Lacks(given: { month: string; patient: string; lacks: LackRow[]; onChanged: () => void }) {
  return (
    <ul className="lacks">
      {given.lacks.map(lack => (
        <Lack key={lack.key} {...given} lack={lack} />
      ))}
    </ul>
  );
}

function Lack(given: { month: string; patient: string; lack: LackRow; onChanged: () => void }) {
  const { month, patient, lack, onChanged } = given;
  const { what, fix, codes, fixer, asked, canAsk, key, assumed } = lack;
  const { api, login } = usePage();
  const say = useWords(monthWords);
  const { busy, told, keyFor, run } = useDeskDeed();
  const ask = () =>
    run(
      () => api.send('POST', `/api/months/${month}/claims/${encodeURIComponent(patient)}/asks`, { key }),
      () => {
        onChanged();
        return '';
      },
    );
  const confirm = (payer: string) => {
    const body = { patient, fact: { is: 'payer', payer } };
    return run(
      () => api.send('POST', '/api/billing-facts', { key: keyFor(body), ...body }),
      () => {
        onChanged();
        return '';
      },
    );
  };
  return (
    <li>
      <span className="needs-you" title={fix}>
        {what}
      </span>{' '}
      <span className="soft small">
        {codes.join(', ')} · {say.fixers[fixer]}
        {asked ? <AskedSince at={asked.at} /> : null}
      </span>{' '}
      {asked?.answer ? <span className="small">{say.answer(asked.answer)} </span> : null}
      {canAsk && !asked && login?.staff.role === 'biller' ? (
        <Button look="link" busy={busy} onClick={() => void ask()}>
          {say.ask(say.fixers[fixer])}
        </Button>
      ) : null}
      {assumed && login?.staff.role === 'biller' ? (
        <Button look="link" busy={busy} onClick={() => void confirm(assumed.payer)}>
          {say.itIsSo}
        </Button>
      ) : null}
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
