import { reasonInWords } from '../../server/domain/desk/reason-words.ts';
import { shortDay } from '../../server/domain/short-date.ts';
import type { RemittanceTold } from '../../server/http/contract/remittance.ts';
import { sayMoment } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { remittanceWords } from '../words/remittance.ts';
import { sayMoney } from './money.ts';

/** What a file would do, before anybody presses. */
export function FileLook({ look }: { look: RemittanceTold & { before?: { at: string } } }) {
  const say = useWords(remittanceWords);
  const calendar = useCalendar();
  const { language } = calendar;
  const { before, payers, lines, known, outcomes, paidCents, denials, denialCount } = look;
  const { paidAfterAll, unmatched, notRead, notReadCount, passedOver, unbalanced } = look;
  const counts = Object.entries(outcomes).filter(([, count]) => count > 0);
  const nameOf = (outcome: string, count: number) => {
    const names: { [outcome: string]: string } = count === 1 ? say.outcome : say.outcomes;
    return names[outcome] ?? outcome;
  };
  return (
    <section className="file-look" aria-labelledby="file-look">
      <h3 id="file-look">{say.would}</h3>
      {before ? <p className="needs-you">{say.before(sayMoment(before.at, calendar))}</p> : null}
      {payers.length > 0 ? <p>{say.payers(payers.join(', '))}</p> : null}
      <p className="numbers">
        {say.lines(lines, known)}
        {lines > 0
          ? `: ${counts.map(([outcome, count]) => `${count} ${nameOf(outcome, count)}`).join(', ')}; ${say.paidSum(sayMoney(paidCents))}`
          : null}
      </p>
      {denialCount > 0 ? (
        <>
          <p className="needs-you">{say.newDenials(denialCount)}</p>
          <ul className="numbers">
            {denials.map(one => (
              <li key={`${one.month} ${one.patientId} ${one.code} ${one.reason}`}>
                {[
                  one.name ?? one.patientId,
                  one.code,
                  reasonInWords(one.reason, language),
                  one.reason,
                  one.month && shortDay(one.month, language),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </li>
            ))}
            {denialCount > denials.length ? <li>…</li> : null}
          </ul>
        </>
      ) : null}
      {paidAfterAll > 0 ? <p>{say.paidAfterAll(paidAfterAll)}</p> : null}
      {unmatched > 0 ? <p className="needs-you">{say.unmatchedCount(unmatched)}</p> : null}
      {notReadCount > 0 ? (
        <>
          <p className="needs-you">{say.notRead(notReadCount)}</p>
          <ul>
            {notRead.map(({ at, what, because }) => (
              <li key={`${at} ${what}`}>
                {what}: {say.because[because]} ({say.unreadAt(String(at))})
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {passedOver.length > 0 ? <p className="soft">{say.passedOver(passedOver.join(', '))}</p> : null}
      {unbalanced.map(({ trace, saidCents, foundCents }) => (
        <p key={trace} className="needs-you">
          {say.unbalanced(trace, sayMoney(saidCents), sayMoney(foundCents))}
        </p>
      ))}
    </section>
  );
}
