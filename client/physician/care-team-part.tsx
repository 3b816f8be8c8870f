import type { CoachOfPatient } from '../../server/domain/handoff/care-team.ts';
import { Written } from '../design/as-said.tsx';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { careTeamWords } from '../words/care-team.ts';
import { Part } from './part.tsx';

/** Who coaches this patient, since when, and how a physician reaches them; those who did come after. */
export function CareTeamPart({ team }: { team: readonly CoachOfPatient[] }) {
  const say = useWords(careTeamWords);
  const calendar = useCalendar();
  return (
    <Part area="care-team" title={say.title}>
      <ul className="phys-list">
        {team.map(({ name, credential, reach, since, until }) => (
          <li key={`${name}${since}`}>
            {[name, credential].filter(Boolean).join(', ')}{' '}
            <span className="soft small">
              · {say.since(sayDay(since, calendar))}
              {until === undefined ? '' : `, ${say.until(sayDay(until, calendar))}`} ·{' '}
              {reach ? say.reach : say.noReach} <Written>{reach}</Written>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
