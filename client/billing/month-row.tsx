import { memo } from 'react';
import type { MonthPatient } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { Lacks } from './lacks.tsx';

/** One patient of the month: a line of a ledger. */
export const MonthRow = memo(function MonthRow(given: {
  month: string;
  patient: MonthPatient;
  inHand: boolean;
  onOpen: (id: string) => void;
  onChanged: () => void;
}) {
  const { month, patient, inHand, onOpen, onChanged } = given;
  const { id, name, born, state, lines, minutes, notUsed, lacks, because, denied, unverified } = patient;
  const say = useWords(monthWords);
  const calendar = useCalendar();
  return (
    <tr className={inHand ? 'in-hand' : undefined} aria-current={inHand || undefined}>
      <th scope="row">
        <Button look="quiet" id={`claim-${id}`} onClick={() => onOpen(id)}>
          {name ?? say.unnamed(id)}
        </Button>
        {born ? <span className="soft small born">{say.born(sayDay(born, calendar))}</span> : null}
      </th>
      <td>
        <span className={`month-state ${state}`}>{say.states[state]}</span>
      </td>
      <td className="numbers">{lines || '–'}</td>
      <td className="numbers month-minutes">
        {minutes}
        {notUsed > 0 ? <span className="soft small"> {say.notUsed(notUsed)}</span> : null}
      </td>
      <td>
        {lacks.length > 0 ? (
          <Lacks month={month} patient={id} lacks={lacks} onChanged={onChanged} />
        ) : (
          <span className="soft small">{because}</span>
        )}
        {unverified ? <span className="soft small">{say.unverified}</span> : null}
        {denied ? <span className="needs-you small"> {say.denied(denied)}</span> : null}
      </td>
    </tr>
  );
});
