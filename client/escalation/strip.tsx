import './escalation.css';
import type { ReactNode } from 'react';
import { redFlagNames } from '../../server/domain/session/red-flag-words.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { escalationWords } from '../words/escalation.ts';
import { PatientFlags } from './patient-flags.tsx';
import { tellAge } from './tell-age.ts';
import { useHereWatch } from './use-here-watch.ts';
import { useNow } from './use-now.ts';
import { useSteady } from './use-steady.ts';
import { useTitle } from './use-title.ts';
import { useLiveWatch, type Watching } from './use-watch.ts';

/**
 * On top of every page of a chart: what is open about this patient, whole; and, for a physician or a lead, that there is
 * something open about another, without a name. A coach sees what became of what they raised.
 */
export default function WatchStrip(given: { meanwhile?: ReactNode }) {
  const { login } = usePage();
  return login?.staff.role === 'coach' ? <CoachStrip {...given} /> : <LiveStrip />;
}

const LiveStrip = () => <Strip watching={useLiveWatch()} />;
const CoachStrip = (given: { meanwhile?: ReactNode }) => <Strip watching={useHereWatch()} {...given} />;

/** `meanwhile` stands until it is known what is open. */
function Strip(given: { watching: Watching; meanwhile?: ReactNode }) {
  const { view, lost, again } = given.watching;
  const say = useWords(escalationWords);
  const kinds = useWords(redFlagNames);
  const { login, go } = usePage();
  const now = useNow();
  const open = useSteady((view?.escalations ?? []).filter(({ status }) => status !== 'closed'));
  const here = open.filter(one => one.here);
  const elsewhere = open.filter(one => !one.here);
  useTitle(open.filter(({ forYou, here: isHere }) => forYou || isHere).length);
  if (open.length === 0) return view === undefined ? given.meanwhile : null;
  return (
    <section className="escalations screen-only" aria-label={say.strip}>
      <p className="unseen" role="alert">
        {say.count(`${open.length}`)}
      </p>
      <PatientFlags open={here} now={now} level={2} named={false} onChange={again} />
      {elsewhere.length === 0 ? null : (
        <div className={elsewhere.some(({ forYou }) => forYou) ? 'notice danger' : 'notice'}>
          <p>
            <strong>{(login?.patientId ? say.elsewhere : say.count)(`${elsewhere.length}`)}</strong>{' '}
            {elsewhere
              .map(
                one => `${kinds[one.kind]}, ${tellAge(one.raisedAt, now, say)}, ${say.stateOf[one.status]}`,
              )
              .join(' · ')}
            {'. '}
            {login?.patientId ? (
              say.elsewhereWhere
            ) : (
              <Button onClick={() => go({ screen: 'day' })}>{say.whose}</Button>
            )}
          </p>
        </div>
      )}
      {lost ? <p className="needs-you">{say.lost}</p> : null}
    </section>
  );
}
