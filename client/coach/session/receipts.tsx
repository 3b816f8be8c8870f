import { useId, useState } from 'react';
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
import { ReceiptRefused } from './receipt-refused.tsx';
import { ReceiptsVisit } from './receipts-visit.tsx';
import { isUnderWay, useReceipts } from './use-receipts.ts';
import { WriteName } from './write-name.tsx';

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
      {mine && now.some(lacksVisit) ? <ReceiptsVisit sessionId={session.id} settle={settle} /> : null}
      <Lines writes={now} settle={mine ? settle : undefined} patient={session.carried.language} mayRetry />
      {before.length > 0 ? (
        <details>
          <summary>{say.earlier}</summary>
          <Lines
            writes={before}
            settle={mine ? settle : undefined}
            patient={session.carried.language}
            mayRetry={false}
          />
        </details>
      ) : null}
      <ForIt writes={writes} />
    </section>
  );

  function summary(all: WriteView[]): string {
    if (all.length === 0) return say.noReceipts;
    const needing = all.filter(({ receipt }) => needsSomebody(receipt)).length;
    if (needing > 0) return say.someNeedYou(needing);
    if (all.some(({ receipt }) => receipt.status === 'waiting' && receipt.because === 'emr-down'))
      return say.emrDown;
    if (all.some(({ receipt }) => isUnderWay(receipt))) return say.someWaiting;
    if (all.every(({ receipt }) => receipt.status === 'in-chart')) return say.allThere;
    if (all.every(({ receipt }) => isInChart(receipt))) {
      if (!all.some(({ receipt }) => receipt.status === 'form-only')) return say.noteThere;
      return all.some(({ kind, route }) => kind === 'note' && route === 'native')
        ? say.noteAndFormThere
        : say.formThere;
    }
    // An EMR that takes nothing: the headline says so, and what to do.
    if (all.every(({ receipt }) => receipt.status === 'not-accepted')) return say.nothingThere;
    return say.receiptsHint;
  }
}

const lacksVisit = ({ kind, receipt }: WriteView) =>
  kind !== 'visit' &&
  (receipt.status === 'waiting' || receipt.status === 'refused') &&
  receipt.because === 'visit-needed';

/** As a record of its own, or in the note or the form that is there. */
const isInChart = (receipt: Receipt) =>
  receipt.status === 'in-chart' ||
  (receipt.status === 'note-only' && receipt.noteInChart) ||
  (receipt.status === 'form-only' && receipt.formInChart);

const isPlanDocument = ({ kind, route }: WriteView) => kind === 'care-plan' && route === 'document';

const needsSomebody = (receipt: Receipt) => toneOf(receipt) === 'needs-you';

type Shown = {
  writes: WriteView[];
  settle: Settle | undefined;
  patient: string | undefined;
  /** Not of what a later version took the place of. */
  mayRetry: boolean;
};

function Lines({ writes, ...shown }: Shown) {
  return (
    <ul className="receipt-lines">
      {writes.map((write, at) => (
        <Line
          key={write.id}
          write={write}
          isSame={fareAlike(writes[at - 1]?.receipt, write.receipt)}
          {...shown}
        />
      ))}
    </ul>
  );
}

/** Whether two things fare alike in what is the same for all of them: nothing of one of them is in its sentence. */
const fareAlike = (one: Receipt | undefined, other: Receipt): boolean =>
  other.status === 'not-accepted'
    ? one?.status === 'not-accepted'
    : other.status === 'waiting' &&
      other.because === 'emr-down' &&
      one?.status === 'waiting' &&
      one.because === other.because;

function Line(given: Omit<Shown, 'writes'> & { write: WriteView; isSame: boolean }) {
  const { write, isSame, settle, patient, mayRetry } = given;
  const named = useId();
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
      <p className="receipt-label" id={named}>
        <WriteName label={write.label} patient={patient} />
      </p>
      <div className="receipt-what">
        <ReceiptChip
          receipt={receipt}
          as={isPlanDocument(write) ? say.planDocument : say.kinds[write.kind]}
          isSame={isSame}
          calendar={calendar}
        />
        {receipt.status === 'refused' ? (
          <ReceiptRefused
            write={write}
            named={named}
            receipt={receipt}
            busy={state.busy}
            act={settle && mayRetry ? (path, body) => void act(path, body) : undefined}
          />
        ) : null}
        {receipt.status === 'unclear' && settle ? (
          <>
            <p className="soft small">{say.unclearHelp}</p>
            <div className="buttons">
              {(['it-is-there', 'it-is-not-there'] as const).map(answer => (
                <Button
                  key={answer}
                  busy={state.busy}
                  id={`${named}-${answer}`}
                  aria-labelledby={`${named}-${answer} ${named}`}
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

/** Of every thing: its id, how often it was sent, statuses, codes and paths, for the practice's IT. Folded away; never what was written. */
function ForIt({ writes }: { writes: WriteView[] }) {
  const calendar = useCalendar();
  const say = useWords(sessionSignWords);
  if (writes.length === 0) return null;
  return (
    <details className="for-it screen-only">
      <summary>{say.forIt}</summary>
      <ul>
        {writes.map(write => (
          <li key={write.id}>
            <p lang="en">
              {write.key} · {write.route} · {write.id}
              {write.receipt.status === 'in-chart' ? ` · ${write.receipt.reference}` : null}
            </p>
            <p className="soft">
              {say.itAttempts(write.attempts)}
              {write.receipt.status === 'waiting' ? (
                <>
                  {' · '}
                  <span lang="en">{write.receipt.because}</span>
                </>
              ) : null}
            </p>
            <ul>
              {write.detail.map(({ at, status, codes, expressions }) => (
                <li key={at} className="soft">
                  {[
                    sayMoment(at, calendar),
                    status === undefined ? say.itNoAnswer : say.itAnswer(String(status)),
                  ].join(' · ')}{' '}
                  <span lang="en">{[...codes, ...expressions].join(' · ')}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
