import { payerName } from '../../server/domain/desk/assumed-payer.ts';
import { reasonInWords } from '../../server/domain/desk/reason-words.ts';
import { shortDay } from '../../server/domain/short-date.ts';
import type { DenialTold } from '../../server/http/contract/remittance.ts';
import { Button } from '../design/button.tsx';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { remittanceWords } from '../words/remittance.ts';

/** Denials, a line each: whose, what, why, how long since; one press opens the packet that answers it. */
export function Denials(given: {
  denials: readonly DenialTold[];
  month: string;
  onOpen: (month: string, patientId: string) => void;
}) {
  const { denials, month, onOpen } = given;
  const say = useWords(remittanceWords);
  const calendar = useCalendar();
  if (denials.length === 0) return null;
  return (
    <ul className="denials">
      {denials.map(one => (
        <li key={one.id}>
          <Button look="link" onClick={() => onOpen(one.month, one.patientId)}>
            {say.packet(one.name ?? one.patientId)}
          </Button>
          <span className="numbers">
            <strong>{one.code}</strong> · {reasonInWords(one.reason, calendar.language)} {one.reason}
            {one.label && !one.isSure ? <span className="soft small"> ({say.unsure})</span> : null}
          </span>
          <span className="soft small numbers">
            {[
              payerName(one.payer),
              sayDay(one.day, calendar),
              one.state === 'open' ? say.age(one.age) : say.states[one.state],
              one.month === month ? '' : say.ofMonth(shortDay(one.month, calendar.language)),
              say.fixers[one.fixer],
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {one.answer ? <span className="small">{say.answered(one.answer)}</span> : null}
        </li>
      ))}
    </ul>
  );
}
