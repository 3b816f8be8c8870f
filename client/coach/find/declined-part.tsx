import { useState } from 'react';
import type { FindsView } from '../../../server/http/contract/find.ts';
import { Button } from '../../design/button.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { findWords } from '../../words/find.ts';
import { foundWords } from '../../words/found.ts';
import { useFindBecause } from './use-find-because.ts';

/** Who is not to be found for a while: by whom, when, why and until when it was said; and the way to take it back. */
export function DeclinedPart({
  declined,
  onChanged,
}: Pick<FindsView, 'declined'> & { onChanged: () => void }) {
  const { api } = usePage();
  const say = useWords(foundWords);
  const sayFind = useWords(findWords);
  const because = useFindBecause();
  const calendar = useCalendar();
  const [failed, setFailed] = useState<string>();
  if (declined.length === 0) return null;
  const takeBack = async (patientId: string) => {
    const done = await api.send('DELETE', `/api/declines/${encodeURIComponent(patientId)}`);
    setFailed(isRefused(done) ? sayFind.notDone(because(done)) : undefined);
    onChanged();
  };
  return (
    <details>
      <summary>{say.declinedTitle(declined.length)}</summary>
      <ul className="find-runs">
        {declined.map(one => {
          const name = one.who?.name ?? say.unnamed;
          const until = one.until && sayDay(one.until, calendar);
          const why = [say.declineReasons[one.because], one.words].filter(Boolean).join(': ');
          return (
            <li key={one.patientId}>
              <strong>{name}</strong> {say.declinedLine(why, one.by, sayDay(one.at, calendar), until)}{' '}
              <Button
                look="link"
                aria-label={`${say.takeBack}: ${name}`}
                onClick={() => void takeBack(one.patientId)}
              >
                {say.takeBack}
              </Button>
            </li>
          );
        })}
      </ul>
      <p role="status" className={failed && 'needs-you'}>
        {failed}
      </p>
    </details>
  );
}
