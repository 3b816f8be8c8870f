import { memo } from 'react';
import type { MonthPatient } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { dayNumber, sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { Lacks } from './lacks.tsx';

/** One patient of the month: a line of a ledger. `place`: its number in the whole list, of which only some is drawn. */
export const MonthRow = memo(function MonthRow(given: {
  month: string;
  patient: MonthPatient;
  place: number;
  inHand: boolean;
  onOpen: (id: string) => void;
  onChanged: () => void;
}) {
  const { patient, place, inHand, onOpen } = given;
  const { id, name, born, state, lines, minutes, notUsed, unverified } = patient;
  const say = useWords(monthWords);
  const calendar = useCalendar();
  return (
    <tr
      data-row={id}
      aria-rowindex={place}
      className={inHand ? 'in-hand' : undefined}
      aria-current={inHand || undefined}
    >
      <th scope="row">
        <Button look="quiet" id={`claim-${id}`} onClick={() => onOpen(id)}>
          {name ?? say.unnamed(id)}
        </Button>{' '}
        {born ? <span className="soft small born">{say.born(sayDay(born, calendar))}</span> : null}
      </th>
      <td>
        <span className={`month-state ${state}`}>{say.states[state]}</span>
      </td>
      <td className="numbers">
        {lines || <span className="no-codes">–</span>}
        {unverified ? <span className="soft small"> {say.unverified}</span> : null}
      </td>
      <td className="numbers" data-label={say.minutes}>
        {minutes}
      </td>
      <td className="numbers soft" data-label={say.leftOver}>
        {notUsed}
      </td>
      <td>
        <Notes {...given} />
      </td>
    </tr>
  );
});

/** What is missing and who can put it right, or why nothing is claimed; and what more of the month would bring. */
function Notes(given: { month: string; patient: MonthPatient; onChanged: () => void }) {
  const { month, patient, onChanged } = given;
  const { id, lacks, because, short, voids, denied, now, payerAssumed } = patient;
  const say = useWords(monthWords);
  return (
    <>
      {voids ? <p className="needs-you">{say.voids(voids)}</p> : null}
      {now !== undefined ? <p className="needs-you">{now}</p> : null}
      {payerAssumed && !lacks.some(({ assumed }) => assumed) ? (
        <p className="soft small">{say.payerGuess(payerAssumed)}</p>
      ) : null}
      {lacks.length > 0 ? <Lacks month={month} patient={id} lacks={lacks} onChanged={onChanged} /> : null}
      {because || short ? (
        <p className="soft">
          {because} {short ? <Nearly {...short} isSaid={because?.startsWith(short.code) ?? false} /> : null}
        </p>
      ) : null}
      {denied ? <p className="needs-you">{say.denied(denied)}</p> : null}
    </>
  );
}

function Nearly(given: { code: string; minutes: number; by: string; isSaid: boolean }) {
  const { code, minutes, by, isSaid } = given;
  const say = useWords(monthWords);
  const { now, timeZone } = useCalendar();
  const days = dayNumber(by, timeZone) - dayNumber(now, timeZone) + 1;
  return say.nearly(minutes, isSaid ? '' : code, days);
}
