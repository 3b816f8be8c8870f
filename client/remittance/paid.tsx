import './paid.css';
import { useCallback, useEffect, useState } from 'react';
import type { DenialsView } from '../../server/http/contract/remittance.ts';
import { useDeskBecause } from '../billing/use-desk.ts';
import { sayMoment } from '../design/dates.ts';
import { useLanguage, useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { remittanceWords } from '../words/remittance.ts';
import { Denials } from './denials.tsx';
import { DenialsCount } from './denials-count.tsx';
import { TakeFile } from './take-file.tsx';
import { Unmatched } from './unmatched.tsx';

/** What payers paid and denied: open denials first, whatever their month; the rest unfolds. `onOpen`: the packet. */
export default function Paid(given: {
  month: string;
  onOpen: (month: string, patientId: string) => void;
  onChanged: () => void;
}) {
  const { month, onOpen, onChanged } = given;
  const { api, login } = usePage();
  const language = useLanguage();
  const calendar = useCalendar();
  const say = useWords(remittanceWords);
  const because = useDeskBecause();
  const [view, setView] = useState<DenialsView | Refused>();
  const load = useCallback(
    () => api.get<DenialsView>(`/api/denials?month=${month}&language=${language}`).then(setView),
    [api, month, language],
  );
  useEffect(() => void load(), [load]);
  const changed = () => {
    void load();
    onChanged();
  };
  if (view === undefined) return <p className="soft">{say.loading}</p>;
  if (isRefused(view)) return <p className="needs-you">{because(view)}</p>;
  const isBiller = login?.staff.role === 'biller';
  const open = view.denials.filter(({ state }) => state === 'open');
  const others = view.denials.filter(({ state }) => state !== 'open');
  return (
    <section className="paid" aria-labelledby="paid">
      <h2 id="paid" tabIndex={-1}>
        {say.title}
      </h2>
      <p className={open.length > 0 ? 'needs-you' : 'soft'}>
        {open.length > 0 ? say.open(open.length) : say.none}
      </p>
      <Denials denials={open} month={month} onOpen={onOpen} />
      {view.unmatched.length > 0 && isBiller ? (
        <Unmatched lines={view.unmatched} onMatched={changed} />
      ) : null}
      {others.length > 0 ? (
        <details>
          <summary>{say.more(others.length)}</summary>
          <Denials denials={others} month={month} onOpen={onOpen} />
        </details>
      ) : null}
      {view.counted.byCode.length > 0 ? <DenialsCount month={month} counted={view.counted} /> : null}
      {isBiller ? <TakeFile onTaken={changed} /> : null}
      {view.remittances.length > 0 ? (
        <details>
          <summary>{say.taken}</summary>
          <ul>
            {view.remittances.map(({ id, payers, lines, by, at }) => (
              <li key={id}>{say.takenBy(payers.join(', '), lines, by, sayMoment(at, calendar))}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
