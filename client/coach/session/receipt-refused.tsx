import type { Receipt } from '../../../server/domain/session/signed.ts';
import type { WriteView } from '../../../server/http/contract/session.ts';
import { ChartText } from '../../design/as-said.tsx';
import { Button } from '../../design/button.tsx';
import { sayMoment } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { sessionSignWords } from '../../words/session-sign.ts';
import { sessionVisitWords } from '../../words/session-visit.ts';

type Refusal = Extract<Receipt, { status: 'refused' }>;

/** Why the EMR did not take it, and what its coach can do: send it once more, or decide whose change stays. */
export function ReceiptRefused(given: {
  write: WriteView;
  /** The id of the element that holds the item's name. */
  named: string;
  receipt: Refusal;
  busy: boolean;
  /** Absent for whoever only reads, and for what a later version took the place of. */
  act: ((path: string, body: unknown) => void) | undefined;
}) {
  const { write, named, receipt, busy, act } = given;
  const say = useWords(sessionSignWords);
  // A visit of our own that was refused has no other visit to go into.
  const because = write.kind === 'visit' && receipt.because === 'visit-needed' ? 'other' : receipt.because;
  if (receipt.theirs) return <Theirs {...given} theirs={receipt.theirs} />;
  return (
    <>
      <p className="soft small">{say.fixes[because]}</p>
      {receipt.words ? (
        <p className="soft small">
          {say.emrSaid} <ChartText>{receipt.words}</ChartText>
        </p>
      ) : null}
      {act && because !== 'visit-needed' ? (
        <Button
          busy={busy}
          id={`${named}-retry`}
          aria-labelledby={`${named}-retry ${named}`}
          onClick={() => act(`/api/writes/${write.id}/retry`, {})}
        >
          {say.retry}
        </Button>
      ) : null}
    </>
  );
}

/** Somebody changed it in the chart: what stands there, and two ways on. */
function Theirs(given: {
  write: WriteView;
  named: string;
  theirs: NonNullable<Refusal['theirs']>;
  busy: boolean;
  act: ((path: string, body: unknown) => void) | undefined;
}) {
  const { write, named, theirs, busy, act } = given;
  const calendar = useCalendar();
  const say = useWords(sessionVisitWords);
  const { words, status, at } = theirs;
  return (
    <>
      <p>
        {words ? say.theirs : say.theirsOther}
        {words || status ? (
          <ChartText> {[words && `“${words}”`, status && `(${status})`].filter(Boolean).join(' ')}</ChartText>
        ) : null}
        {at ? <span className="soft"> · {say.changedAt(sayMoment(at, calendar))}</span> : null}
      </p>
      <p className="soft small">{say.conflictHelp}</p>
      {act ? (
        <div className="buttons">
          {(['send-ours', 'leave-theirs'] as const).map(answer => {
            const label = answer === 'send-ours' ? say.sendOurs : say.leaveTheirs;
            return (
              <Button
                key={answer}
                busy={busy}
                id={`${named}-${answer}`}
                aria-labelledby={`${named}-${answer} ${named}`}
                onClick={() => act(`/api/writes/${write.id}/conflict`, { answer })}
              >
                {label}
              </Button>
            );
          })}
        </div>
      ) : null}
    </>
  );
}
