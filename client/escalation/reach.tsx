import type { EscalationView } from '../../server/domain/escalation/on-watch.ts';
import { Written } from '../design/as-said.tsx';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { escalationWords } from '../words/escalation.ts';

type About = NonNullable<EscalationView['about']>;

/** How to reach the patient and, for who is no coach, the coach; what is not known is said. */
export function Reach({ about, coach = '' }: { about: About; coach?: string }) {
  const { login } = usePage();
  const say = useWords(escalationWords);
  const { patient, coachReach } = about;
  return (
    <dl className="escalation-reach">
      <dt>{say.reachPatient}</dt>
      <dd>
        {patient?.phone ? (
          <a href={`tel:${patient.phone.replace(/[^+\d]/g, '')}`}>{patient.phone}</a>
        ) : (
          <span className="soft">{patient ? say.noPhone : say.chartUnread}</span>
        )}
      </dd>
      {login?.staff.role === 'coach' ? null : (
        <>
          <dt>{coach}</dt>
          <dd>
            {coachReach ? <Written>{coachReach}</Written> : <span className="soft">{say.noReach}</span>}
          </dd>
        </>
      )}
    </dl>
  );
}
