import { useState } from 'react';
import type { FoundListView, RunView } from '../../../server/http/contract/find.ts';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { foundWords } from '../../words/found.ts';
import type { Found } from './found-list.tsx';

/** Who answers the question too and is left out, each with the reason; fetched when it is opened. */
export function LeftOutPart({ run }: { run: RunView }) {
  const { api } = usePage();
  const say = useWords(foundWords);
  const calendar = useCalendar();
  const [rows, setRows] = useState<Found[]>();
  const load = async () => {
    const got = await api.get<FoundListView>(`/api/finds/${run.id}?left=yes&most=200`);
    if (!isRefused(got)) setRows(got.rows);
  };
  return (
    <details onToggle={event => event.currentTarget.open && rows === undefined && void load()}>
      <summary>{say.leftOut(run.leftOut)}</summary>
      <ul className="find-runs">
        {rows?.map(one => (
          <li key={one.patientId}>
            <strong>{one.person?.name ?? say.unnamed}</strong>{' '}
            {one.person ? (
              <span className="soft">
                {one.person.birthDate ? say.born(sayDay(one.person.birthDate, calendar)) : say.ageUnknown} ·{' '}
              </span>
            ) : null}
            {one.leftOut && why(one.leftOut)}
          </li>
        ))}
      </ul>
    </details>
  );

  function why(left: NonNullable<Found['leftOut']>): string {
    switch (left.because) {
      case 'coached':
        return say.left.coached(left.by);
      case 'handed-over':
        return say.left['handed-over'](left.by);
      case 'declined':
        return say.left.declined(sayDay(left.at, calendar), left.until && sayDay(left.until, calendar));
      default:
        return say.left[left.because];
    }
  }
}
