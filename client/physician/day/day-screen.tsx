import './day.css';
import '../../escalation/escalation.css';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { EscalationCard } from '../../escalation/escalation-card.tsx';
import { PatientFlags } from '../../escalation/patient-flags.tsx';
import { useNow } from '../../escalation/use-now.ts';
import { useSteady } from '../../escalation/use-steady.ts';
import { useTitle } from '../../escalation/use-title.ts';
import { useLiveWatch } from '../../escalation/use-watch.ts';
import { Later } from '../../page/later.tsx';
import { usePage } from '../../page/page.ts';
import { escalationWords } from '../../words/escalation.ts';

// The red flags wait for nothing else.
const fetchRest = () => import('./rest-of-day.tsx');

/** A physician's page without a chart: what cannot wait first, then what she is asked, then what waits for a signature. */
export default function DayScreen() {
  const { login, go } = usePage();
  const say = useWords(escalationWords);
  return (
    <div className="day">
      <h1>{say.dayTitle}</h1>
      {login?.staff.role === 'lead' && !login.patientId ? (
        <div className="buttons">
          <Button onClick={() => go({ screen: 'practice' })}>{say.toPractice}</Button>
        </div>
      ) : null}
      <CannotWait />
      <Later fetch={fetchRest} of={{}} />
    </div>
  );
}

function CannotWait() {
  const say = useWords(escalationWords);
  const now = useNow();
  const { view, lost, again } = useLiveWatch();
  const open = useSteady((view?.escalations ?? []).filter(({ status }) => status !== 'closed'));
  const closed = (view?.escalations ?? []).filter(({ status }) => status === 'closed');
  useTitle(open.length);
  return (
    <section aria-labelledby="cannot-wait" className="day-open">
      <h2 id="cannot-wait">
        {say.strip} <span className="soft numbers">{view ? open.length : ''}</span>
      </h2>
      <p className="unseen" role="alert">
        {open.length > 0 ? say.count(`${open.length}`) : null}
      </p>
      {lost ? (
        <p className="needs-you">
          {say.lost} <Button onClick={again}>{say.again}</Button>
        </p>
      ) : null}
      {view === undefined && !lost ? <p className="soft">{say.loading}</p> : null}
      {view && open.length === 0 ? <p className="soft">{say.nothingOpen}</p> : null}
      <PatientFlags open={open} now={now} level={3} named firstWhole onChange={again} />
      {closed.length === 0 ? null : (
        <details>
          <summary>
            {say.closedLately} <span className="soft numbers">{closed.length}</span>
          </summary>
          {closed.map(one => (
            <EscalationCard key={one.id} one={one} now={now} level={3} named onChange={again} />
          ))}
        </details>
      )}
    </section>
  );
}
