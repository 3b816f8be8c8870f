import { useEffect, useState } from 'react';
import type { ChargeInChart, DeskInChart } from '../../server/http/contract/in-chart.ts';
import { Button } from '../design/button.tsx';
import { sayDay } from '../design/dates.ts';
import { InChartChip, TakenBackChip } from '../design/in-chart-chip.tsx';
import { useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { inChartWords } from '../words/in-chart.ts';
import { useDeskDeed } from './use-desk.ts';

/** Between two looks while something is on its way, in ms. */
const lookEvery = 3_000;

/** What this month and its consents left in the chart, as the EMR said; `mark` changes when the claim did. */
export function PacketInChart({ path, mark }: { path: string; mark: unknown }) {
  const { api } = usePage();
  const say = useWords(inChartWords);
  const calendar = useCalendar();
  const [told, setTold] = useState<DeskInChart>();
  const [looks, setLooks] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the claim changed, and while something is on its way
  useEffect(() => {
    void api.get<DeskInChart>(`${path}/in-chart`).then(found => isRefused(found) || setTold(found));
  }, [api, path, mark, looks]);
  const isUnderWay = told !== undefined && receiptsIn(told).some(isGoingOn);
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setTimeout(() => setLooks(before => before + 1), lookEvery);
    return () => clearTimeout(timer);
  });
  if (told === undefined) return null;
  const { here, charges, consents } = told;
  const isStuck = charges.some(({ receipt }) => isHeldBack(receipt));
  return (
    <section aria-labelledby="packet-in-chart">
      <h2 id="packet-in-chart">{say.title}</h2>
      {charges.length === 0 || here !== 'taken' ? <p className="soft">{say.here[here]}</p> : null}
      <ul className="packet-lines">
        {charges.map(charge => (
          <li key={charge.id}>
            <Charge charge={charge} path={path} stuck={isStuck} onSettled={() => setLooks(n => n + 1)} />
          </li>
        ))}
      </ul>
      {consents.length > 0 ? (
        <>
          <h3>{say.consents}</h3>
          <ul className="packet-lines">
            {consents.map(({ id, to, day, revoked, receipt }) => (
              <li key={id}>
                {say.consent(to, sayDay(day, calendar))}
                {revoked ? `, ${say.revokedSince(sayDay(revoked, calendar))}` : null}{' '}
                <InChartChip receipt={receipt} of="consent" calendar={calendar} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

type Of = { charge: ChargeInChart; path: string; stuck: boolean; onSettled: () => void };

function Charge({ charge, path, stuck, onSettled }: Of) {
  const { id, code, units, receipt, takenBack } = charge;
  const { api, login } = usePage();
  const say = useWords(inChartWords);
  const calendar = useCalendar();
  const { busy, told, run } = useDeskDeed();
  const isBiller = login?.staff.role === 'biller';
  const answers = isBiller ? answersTo(charge, stuck) : [];
  const settle = (answer: Answer) =>
    run(
      () => api.send('POST', `${path}/in-chart/${id}`, { answer }),
      () => {
        onSettled();
        return '';
      },
    );
  return (
    <>
      <strong className="numbers">
        {code}
        {units > 1 ? ` × ${units}` : null}
      </strong>{' '}
      {takenBack?.status === 'in-chart' ? null : (
        <InChartChip receipt={receipt} of="charge" calendar={calendar} />
      )}{' '}
      {takenBack ? <TakenBackChip receipt={takenBack} calendar={calendar} /> : null}
      {answers.map(answer => (
        <Button key={answer} look="link" busy={busy} onClick={() => void settle(answer)}>
          {say.looked[answer]}
        </Button>
      ))}
      {told?.failed ? <span className="needs-you">{told.words}</span> : null}
    </>
  );
}

type Answer = keyof typeof inChartWords.en.looked;

/** What somebody who looked in the chart may say: of an unclear one, and of one that stands in the way of the next. */
function answersTo({ receipt, takenBack }: ChargeInChart, stuck: boolean): Answer[] {
  if (receipt.status === 'unclear') return ['it-is-there', 'it-is-not-there'];
  const inTheWay = receipt.status === 'in-chart' && (takenBack ? takenBack.status === 'refused' : stuck);
  return inTheWay ? ['taken-back'] : [];
}

/** Not sent, since an older charge stands there. */
const isHeldBack = (receipt: Receipt): boolean =>
  receipt.status === 'refused' && receipt.because === 'conflict' && receipt.theirs === undefined;

type Receipt = DeskInChart['consents'][number]['receipt'];

const receiptsIn = ({ charges, consents }: DeskInChart): Receipt[] => [
  ...charges.flatMap(({ receipt, takenBack }) => (takenBack ? [receipt, takenBack] : [receipt])),
  ...consents.map(({ receipt }) => receipt),
];

/** What waits for a person does not go on by itself. */
const isGoingOn = (receipt: Receipt): boolean =>
  receipt.status === 'waiting' && receipt.because !== 'sign-in-needed';
