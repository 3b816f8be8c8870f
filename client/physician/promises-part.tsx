import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import { promiseFor } from '../../server/domain/physician/promise-words.ts';
import { Written } from '../design/as-said.tsx';
import { sayDay } from '../design/dates.ts';
import { useLanguage, useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { physicianWords } from '../words/physician.ts';
import { Part } from './part.tsx';

/** What the coach has promised and not done yet, to the patient and to the physician. */
export default function PromisesPart({ promises }: { promises: PhysicianView['openPromises'] }) {
  const say = useWords(physicianWords);
  const calendar = useCalendar();
  return (
    <Part area="promises" title={say.promises}>
      {promises.length === 0 ? <p className="soft">{say.noPromises}</p> : null}
      <ul className="phys-list">
        {promises.map(({ id, what, to, due, overdue }) => (
          <li key={id}>
            <Promised what={what} to={to} />
            {due === undefined ? null : (
              <span className={overdue ? 'needs-you small' : 'soft small'}>
                {' '}
                · {overdue ? say.overdue(sayDay(due, calendar)) : say.due(sayDay(due, calendar))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What was written here is said in the reader's language; somebody's own words stand as they are. */
function Promised({ what, to }: Pick<PhysicianView['openPromises'][number], 'what' | 'to'>) {
  const say = useWords(physicianWords);
  const said = promiseFor(what, useLanguage());
  return (
    <>
      <Written>{said}</Written>{' '}
      <span className="soft small">· {to === 'patient' ? say.toPatient : say.toClinician}</span>
    </>
  );
}
