import { useCallback, useEffect, useId, useState } from 'react';
import type { BillingPage } from '../../server/http/contract/billing-settings.ts';
import { Button } from '../design/button.tsx';
import { sayDay } from '../design/dates.ts';
import { Field } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { billingPartWords } from '../words/billing-part.ts';
import { emrWords } from '../words/emr.ts';
import { Told } from './told.tsx';
import { useDeed } from './use-deed.ts';

/** What the practice answers for at the biller's desk: its guess of who pays, and rules that nobody verified. */
export default function BillingPart() {
  const { api } = usePage();
  const say = useWords(billingPartWords);
  const of = useWords(emrWords);
  const { deed, run } = useDeed();
  const [page, setPage] = useState<BillingPage | Refused>();
  const load = useCallback(() => api.get<BillingPage>('/api/billing-settings').then(setPage), [api]);
  useEffect(() => void load(), [load]);
  const keep = (said: object) =>
    void run(api.send<BillingPage>('PUT', '/api/billing-settings', said), next => {
      setPage(next);
      return say.kept;
    });
  if (page === undefined) return null;
  return (
    <section aria-labelledby="billing-part">
      <h2 id="billing-part">{say.title}</h2>
      {isRefused(page) ? (
        <p className="needs-you">
          {say.notLoaded} <Button onClick={() => void load()}>{say.again}</Button>
        </p>
      ) : (
        <>
          <Point
            name={say.mayLeave}
            state={page.payer.mayLeave ? say.leaves(page.payer.name) : say.waits(page.payer.name)}
            answered={page.payer.answered}
          >
            <Button busy={deed.busy} onClick={() => keep({ is: 'may-leave', yes: !page.payer.mayLeave })}>
              {page.payer.mayLeave ? say.letWait : say.letLeave}
            </Button>
          </Point>
          {page.unverified.map(one => (
            <Point
              key={one.switch}
              name={say.rulesOf(one.name)}
              state={one.on ? say.on : say.off}
              answered={one.answered}
            >
              {one.on ? (
                <Button
                  busy={deed.busy}
                  onClick={() => keep({ is: 'payer-rules', switch: one.switch, on: false })}
                >
                  {say.turnOff}
                </Button>
              ) : (
                <TurnOn
                  busy={deed.busy}
                  onKeep={because => keep({ is: 'payer-rules', switch: one.switch, on: true, because })}
                />
              )}
            </Point>
          ))}
          <Told deed={deed} doing={of.keeping} />
        </>
      )}
    </section>
  );
}

function Point(given: {
  name: string;
  state: string;
  answered: BillingPage['payer']['answered'];
  children: React.ReactNode;
}) {
  const { name, state, answered, children } = given;
  const say = useWords(billingPartWords);
  const calendar = useCalendar();
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a point with its deed, no set of fields
    <div role="group" aria-labelledby={id} className="billing-point">
      <h3 id={id}>{name}</h3>
      <p className="emr-text">
        {state}
        {answered ? (
          <span className="soft small">
            {' '}
            {say.by(answered.by, sayDay(answered.at, calendar))}
            {answered.because ? ` “${answered.because}”` : null}
          </span>
        ) : null}
      </p>
      {children}
    </div>
  );
}

/** Nobody verified them: who turns them on says why. */
function TurnOn({ busy, onKeep }: { busy: boolean; onKeep: (because: string) => void }) {
  const say = useWords(billingPartWords);
  const [because, setBecause] = useState('');
  return (
    <details>
      <summary>{say.turnOn}</summary>
      <Field label={say.because} hint={say.becauseHint}>
        {join => (
          <input
            {...join}
            maxLength={300}
            value={because}
            onChange={event => setBecause(event.target.value)}
          />
        )}
      </Field>
      <Button busy={busy} disabled={because.trim().length < 3} onClick={() => onKeep(because.trim())}>
        {say.answer}
      </Button>
    </details>
  );
}
