import { useState } from 'react';
import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { useDeskDeed } from './use-desk.ts';

type Of = { patient: string; packet: ClaimPacket; onChanged: () => void };

const plans = ['comprehensive', 'drivers', 'disease', 'behavioural'] as const;

/** What no chart tells: an initiating visit, a care plan. */
export function PacketWriteDown({ patient, packet, onChanged }: Of) {
  const { api } = usePage();
  const say = useWords(monthWords);
  const { busy, told, keyFor, run } = useDeskDeed();
  const [visit, setVisit] = useState({ day: '', by: packet.physicians[0]?.id ?? '' });
  const [plan, setPlan] = useState<{ kind: (typeof plans)[number]; from: string }>({
    kind: 'comprehensive',
    from: '',
  });
  const keep = (fact: object) =>
    run(
      () => api.send('POST', '/api/billing-facts', { key: keyFor(fact), patient, fact }),
      () => {
        onChanged();
        return '';
      },
    );
  return (
    <div className="write-down">
      <fieldset>
        <legend>{say.writeVisit}</legend>
        <Field label={say.visitDay}>
          {join => (
            <input
              {...join}
              type="date"
              value={visit.day}
              onChange={event => setVisit({ ...visit, day: event.target.value })}
            />
          )}
        </Field>
        <Field label={say.visitBy}>
          {join => (
            <select
              {...join}
              value={visit.by}
              onChange={event => setVisit({ ...visit, by: event.target.value })}
            >
              {packet.physicians.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button
          busy={busy}
          disabled={!visit.day}
          onClick={() => void keep({ is: 'visit', kind: 'office', day: visit.day, by: visit.by })}
        >
          {say.keep}
        </Button>
      </fieldset>
      <fieldset>
        <legend>{say.writePlan}</legend>
        <Field label={say.planKind}>
          {join => (
            <select
              {...join}
              value={plan.kind}
              onChange={event => setPlan({ ...plan, kind: event.target.value as typeof plan.kind })}
            >
              {plans.map(kind => (
                <option key={kind} value={kind}>
                  {say.planKinds[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say.planFrom}>
          {join => (
            <input
              {...join}
              type="date"
              value={plan.from}
              onChange={event => setPlan({ ...plan, from: event.target.value })}
            />
          )}
        </Field>
        <Button busy={busy} disabled={!plan.from} onClick={() => void keep({ is: 'care-plan', ...plan })}>
          {say.keep}
        </Button>
      </fieldset>
      {told?.failed ? <p className="needs-you">{told.words}</p> : null}
    </div>
  );
}
