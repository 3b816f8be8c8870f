import { useEffect, useState } from 'react';
import type { DeskInChart } from '../../server/http/contract/in-chart.ts';
import { sayDay } from '../design/dates.ts';
import { InChartChip, TakenBackChip } from '../design/in-chart-chip.tsx';
import { useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { inChartWords } from '../words/in-chart.ts';

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
  return (
    <section aria-labelledby="packet-in-chart">
      <h2 id="packet-in-chart">{say.title}</h2>
      {charges.length === 0 || here !== 'taken' ? <p className="soft">{say.here[here]}</p> : null}
      <ul className="packet-lines">
        {charges.map(({ key, code, units, receipt, takenBack }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line may have left more than once, in a lasting order
          <li key={`${key} ${at}`}>
            <strong className="numbers">
              {code}
              {units > 1 ? ` × ${units}` : null}
            </strong>{' '}
            <InChartChip receipt={receipt} of="charge" calendar={calendar} />{' '}
            {takenBack ? <TakenBackChip receipt={takenBack} calendar={calendar} /> : null}
          </li>
        ))}
      </ul>
      {consents.length > 0 ? (
        <>
          <h3>{say.consents}</h3>
          <ul className="packet-lines">
            {consents.map(({ id, to, day, receipt }) => (
              <li key={id}>
                {say.consent(to, sayDay(day, calendar))}{' '}
                <InChartChip receipt={receipt} of="consent" calendar={calendar} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

type Receipt = DeskInChart['consents'][number]['receipt'];

const receiptsIn = ({ charges, consents }: DeskInChart): Receipt[] => [
  ...charges.flatMap(({ receipt, takenBack }) => (takenBack ? [receipt, takenBack] : [receipt])),
  ...consents.map(({ receipt }) => receipt),
];

/** What waits for a person does not go on by itself. */
const isGoingOn = (receipt: Receipt): boolean =>
  receipt.status === 'waiting' && receipt.because !== 'sign-in-needed';
