import { useState } from 'react';
import type { Receipt } from '../../../server/domain/session/signed.ts';
import type { SessionView, WriteView } from '../../../server/http/contract/session.ts';
import { Button } from '../../design/button.tsx';
import { ReceiptChip, toneOf } from '../../design/chip.tsx';
import { sayMoment } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import type { Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { sessionSignWords } from '../../words/session-sign.ts';
import { useReceipts } from './use-receipts.ts';

type Settle = (path: string, body: unknown) => Promise<Refused | undefined>;

/** What became of each thing on its way to the chart. "In chart" only after the EMR said so. */
export function Receipts({ session, mine }: { session: SessionView; mine: boolean }) {
  const { api } = usePage();
  const say = useWords(sessionSignWords);
  const { writes, settle } = useReceipts(api, session.id, session.writes);
  const now = writes.filter(write => write.version === session.version);
  const before = writes.filter(write => write.version !== session.version);
  return (
    <section className="receipts" aria-labelledby="receipts-title">
      <h2 id="receipts-title">{say.receipts}</h2>
      <p aria-live="polite" className="receipts-said">
        {summary(now)}
      </p>
      <Lines writes={now} settle={mine ? settle : undefined} />
      {before.length > 0 ? (
        <details>
          <summary>{say.earlier}</summary>
          <Lines writes={before} settle={mine ? settle : undefined} />
        </details>
      ) : null}
      <ForIt writes={writes} />
    </section>
  );

  function summary(all: WriteView[]): string {
    if (all.length === 0) return say.noReceipts;
    const needing = all.filter(({ receipt }) => needsSomebody(receipt)).length;
    if (needing > 0) return say.someNeedYou(needing);
    if (all.some(({ receipt }) => receipt.status === 'waiting')) return say.someWaiting;
    if (all.every(({ receipt }) => receipt.status === 'in-chart')) return say.allThere;
    // An EMR that takes nothing: the headline says so, and what to do.
    if (all.every(({ receipt }) => receipt.status === 'not-accepted')) return say.nothingThere;
    return say.receiptsHint;
  }
}

const needsSomebody = (receipt: Receipt) => toneOf(receipt) === 'needs-you';

function Lines({ writes, settle }: { writes: WriteView[]; settle: Settle | undefined }) {
  return (
    <ul className="receipt-lines">
      {writes.map(write => (
        <Line key={write.id} write={write} settle={settle} />
      ))}
    </ul>
  );
}

function Line({ write, settle }: { write: WriteView; settle: Settle | undefined }) {
  const calendar = useCalendar();
  const say = useWords(sessionSignWords);
  const because = useBecause();
  const [state, setState] = useState<{ busy: boolean; failed?: string }>({ busy: false });
  const { receipt } = write;
  const act = async (path: string, body: unknown) => {
    if (!settle || state.busy) return;
    setState({ busy: true });
    const refused = await settle(path, body);
    setState({ busy: false, failed: refused && say.notSettled(because(refused)) });
  };
  return (
    <li className="receipt">
      <p className="receipt-label" lang="en">
        {write.label}
      </p>
      <div className="receipt-what">
        <ReceiptChip receipt={receipt} as={say.kinds[write.kind]} calendar={calendar} />
        {receipt.status === 'refused' ? (
          <>
            <p className="soft small">{say.fixes[receipt.because]}</p>
            {receipt.words ? <p className="soft small">{say.emrSaid(receipt.words)}</p> : null}
            {settle ? (
              <Button
                busy={state.busy}
                aria-label={`${say.retry}: ${write.label}`}
                onClick={() => void act(`/api/writes/${write.id}/retry`, {})}
              >
                {say.retry}
              </Button>
            ) : null}
          </>
        ) : null}
        {receipt.status === 'unclear' && settle ? (
          <>
            <p className="soft small">{say.unclearHelp}</p>
            <div className="buttons">
              {(['it-is-there', 'it-is-not-there'] as const).map(answer => (
                <Button
                  key={answer}
                  busy={state.busy}
                  aria-label={`${answer === 'it-is-there' ? say.thereNow : say.notThere}: ${write.label}`}
                  onClick={() => void act(`/api/writes/${write.id}/answer`, { answer })}
                >
                  {answer === 'it-is-there' ? say.thereNow : say.notThere}
                </Button>
              ))}
            </div>
          </>
        ) : null}
        {state.failed ? (
          <p className="needs-you" role="alert">
            {state.failed}
          </p>
        ) : null}
      </div>
    </li>
  );
}

/** Statuses, codes and paths for the practice's IT, folded away; never what was written. */
function ForIt({ writes }: { writes: WriteView[] }) {
  const calendar = useCalendar();
  const say = useWords(sessionSignWords);
  const tried = writes.filter(write => write.detail.length > 0);
  if (tried.length === 0) return null;
  return (
    <details className="for-it screen-only">
      <summary>{say.forIt}</summary>
      <ul>
        {tried.map(write => (
          <li key={write.id}>
            <p>
              {write.key} · {write.route} · {write.id}
            </p>
            <ul>
              {write.detail.map(({ at, status, codes, expressions }) => (
                <li key={at} className="soft">
                  {[
                    sayMoment(at, calendar),
                    status === undefined ? say.itNoAnswer : say.itAnswer(String(status)),
                    ...codes,
                    ...expressions,
                  ].join(' · ')}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
