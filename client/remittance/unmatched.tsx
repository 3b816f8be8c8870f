import { useState } from 'react';
import type { UnmatchedTold } from '../../server/http/contract/remittance.ts';
import { useDeskDeed } from '../billing/use-desk.ts';
import { Button } from '../design/button.tsx';
import { sayDay } from '../design/dates.ts';
import { Field } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { remittanceWords } from '../words/remittance.ts';
import { sayMoney } from './money.ts';

/** Lines of payers that nothing of ours was found for: the biller says which one it is. */
export function Unmatched({ lines, onMatched }: { lines: readonly UnmatchedTold[]; onMatched: () => void }) {
  const say = useWords(remittanceWords);
  return (
    <>
      <h3>{say.unmatched}</h3>
      <ul className="denials">
        {lines.map(line => (
          <One key={`${line.remittanceId} ${line.place}`} line={line} onMatched={onMatched} />
        ))}
      </ul>
    </>
  );
}

function One({ line, onMatched }: { line: UnmatchedTold; onMatched: () => void }) {
  const { remittanceId, place, patient, paid, perhaps } = line;
  const { api } = usePage();
  const say = useWords(remittanceWords);
  const calendar = useCalendar();
  const { busy, told, run } = useDeskDeed();
  const [at, setAt] = useState('');
  const chosen = perhaps[Number(at || Number.NaN)];
  const match = () =>
    run(
      () =>
        api.send('POST', `/api/remittances/${remittanceId}/lines/${place}/match`, {
          ...{ month: chosen?.month, patient: chosen?.patientId, lineKey: chosen?.lineKey },
        }),
      () => {
        onMatched();
        return '';
      },
    );
  const facts = [
    patient,
    paid.code,
    paid.from && sayDay(paid.from, calendar),
    say.outcome[paid.outcome],
    sayMoney(paid.paidCents),
    paid.claim,
  ];
  return (
    <li>
      <span className="numbers">
        {say.saysPayer(paid.payer)} {facts.filter(Boolean).join(' · ')}
      </span>
      {perhaps.length === 0 ? (
        <span className="soft">{say.noneFits}</span>
      ) : (
        <div className="match-line">
          <Field label={say.whichOne}>
            {join => (
              <select {...join} value={at} onChange={event => setAt(event.target.value)}>
                <option value="">{say.chooseLine}</option>
                {perhaps.map((one, n) => (
                  <option key={`${one.month} ${one.patientId} ${one.lineKey}`} value={n}>
                    {[one.name ?? one.patientId, paid.code, sayDay(one.day, calendar)].join(' · ')}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Button busy={busy} disabled={chosen === undefined} onClick={() => void match()}>
            {say.match}
          </Button>
        </div>
      )}
      {told?.failed ? (
        <span role="status" className="needs-you small">
          {told.words}
        </span>
      ) : null}
    </li>
  );
}
