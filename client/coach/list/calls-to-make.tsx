import { useEffect, useId, useState } from 'react';
import type { CallsToMakeView } from '../../../server/http/contract/calls-to-make.ts';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { callsToMakeWords } from '../../words/calls-to-make.ts';

/**
 * With whom a call is due. Of why it is due a coach is told nothing. `mark`: looked at anew when it changes; `except`: whom
 * the queue tells it of.
 */
export default function CallsToMake({ mark, except }: { mark?: string; except: readonly string[] }) {
  const { api } = usePage();
  const say = useWords(callsToMakeWords);
  const calendar = useCalendar();
  const id = useId();
  const [due, setDue] = useState<CallsToMakeView>([]);
  const calls = due.filter(({ patientId }) => !except.includes(patientId));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => {
    void api.get<CallsToMakeView>('/api/calls-to-make').then(found => isRefused(found) || setDue(found));
  }, [api, mark]);
  if (calls.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{say.title}</h2>
      <ul>
        {calls.map(({ patientId, patient, by }) => (
          <li key={patientId} className="listed">
            <div className="listed-who">
              <strong>{patient?.name ?? say.unnamed}</strong>{' '}
              {patient?.birthDate ? (
                <span className="soft">{say.born(sayDay(patient.birthDate, calendar))}</span>
              ) : null}
            </div>
            <p>
              {say.title}, {say.by(sayDay(by, calendar))}
            </p>
          </li>
        ))}
      </ul>
      <p className="small">{say.openChart}</p>
    </section>
  );
}
