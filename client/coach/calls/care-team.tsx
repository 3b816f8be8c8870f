import './calls.css';
import { useEffect, useState } from 'react';
import type { CareTeamView } from '../../../server/http/contract/handoff.ts';
import { Written } from '../../design/as-said.tsx';
import { Button } from '../../design/button.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { handoffWords } from '../../words/handoff.ts';

/** Who coaches this patient, since when, how to reach them; a coach says of themselves that they do, or no longer. */
export default function CareTeam() {
  const because = useBecause();
  const { api } = usePage();
  const [team, setTeam] = useState<CareTeamView | Refused>();
  useEffect(() => void api.get<CareTeamView>('/api/care-team').then(setTeam), [api]);
  if (team === undefined) return null;
  return isRefused(team) ? (
    <p className="needs-you">{because(team)}</p>
  ) : (
    <Team team={team} onTeam={setTeam} />
  );
}

function Team({ team, onTeam }: { team: CareTeamView; onTeam: (team: CareTeamView | Refused) => void }) {
  const say = useWords(handoffWords);
  const { api, login } = usePage();
  const isMember = team.some(one => one.mine && one.until === undefined);
  const change = async () => {
    onTeam(await api.send<CareTeamView>(isMember ? 'DELETE' : 'POST', '/api/care-team/membership'));
  };
  return (
    <div className="care-team">
      {team.length === 0 ? <p>{say.nobody}</p> : null}
      <ul>
        {team.map(one => (
          <Member key={`${one.name}${one.since}`} member={one} />
        ))}
      </ul>
      {login?.staff.role === 'coach' ? (
        <Button className="screen-only" onClick={() => void change()}>
          {isMember ? say.noLonger : say.iCoach}
        </Button>
      ) : null}
    </div>
  );
}

function Member({ member }: { member: CareTeamView[number] }) {
  const say = useWords(handoffWords);
  const calendar = useCalendar();
  const { name, credential, reach, since, until, mine } = member;
  const who = [name, credential].filter(Boolean).join(', ');
  const when = [say.since(sayDay(since, calendar)), until && say.until(sayDay(until, calendar))];
  return (
    <li>
      {who}
      {mine ? ` (${say.you})` : ''}, <span className="numbers">{when.filter(Boolean).join(', ')}</span>.{' '}
      <span className="soft">
        {reach ? say.reach : say.noReach} <Written>{reach}</Written>
      </span>
    </li>
  );
}
