import { useState } from 'react';
import type { QueueView } from '../../../server/http/contract/queue.ts';
import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';
import { sayHours } from '../../design/hours.ts';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';
import { queueWords } from '../../words/queue.ts';
import { useQueueBecause } from './use-queue-because.ts';

/** The panel against a full one, and the week against the hours there are; the coach says these. */
export function CaseloadLine(given: { caseload: QueueView['caseload']; onChanged: () => void }) {
  const { caseload, onChanged } = given;
  const { patients, size, full, needMinutes, haveMinutes, moves, overMinutes } = caseload;
  const { api } = usePage();
  const say = useWords(queueWords);
  const because = useQueueBecause();
  const [hours, setHours] = useState(haveMinutes === undefined ? '' : sayHours(haveMinutes));
  const [wrong, setWrong] = useState<string>();
  const keep = async () => {
    const minutes = Math.round(Number(hours.replace(',', '.')) * 60);
    const kept = await api.send('PUT', '/api/queue-hours', { minutes });
    setWrong(isRefused(kept) ? because(kept) : undefined);
    onChanged();
  };
  if (patients === 0) return null;
  const need = sayHours(needMinutes);
  const names = moves.map(({ name }) => name ?? say.unnamed).join(', ');
  const week =
    haveMinutes === undefined
      ? say.needs(need)
      : moves.length > 0
        ? [
            say.moves(need, sayHours(haveMinutes), names),
            overMinutes > 0 && say.stillOver(sayHours(overMinutes)),
          ]
            .filter(Boolean)
            .join(' ')
        : needMinutes <= haveMinutes
          ? say.have(need, sayHours(haveMinutes))
          : say.tooMuch(need, sayHours(haveMinutes));
  return (
    <div className="queue-load">
      <p>
        {say.panel(patients)} <span className="soft">({say.size[size](full.least, full.most)})</span>. {week}
      </p>
      <details className="small">
        <summary>{say.hoursOf}</summary>
        <form action={() => void keep()} className="queue-hours">
          <Field label={say.hours} wrong={wrong}>
            {join => (
              <input
                {...join}
                className="short"
                inputMode="decimal"
                required
                pattern="[0-9]{1,2}([.,][0-9]{1,2})?"
                value={hours}
                onChange={event => setHours(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit">{say.hoursSave}</Button>
        </form>
      </details>
    </div>
  );
}

/** "11.5": tenths of an hour, and no more. */
