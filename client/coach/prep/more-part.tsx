import { useState } from 'react';
import type { PrepView } from '../../../server/domain/chart/prep.ts';
import { Absence } from '../../design/absence.tsx';
import { ChartText } from '../../design/as-said.tsx';
import type { ShowSource } from '../../design/charts/readings-table.tsx';
import { sayDay } from '../../design/dates.ts';
import { Folded } from '../../design/folded.tsx';
import { useWords } from '../../design/words.ts';
import { HopeOnPrep } from '../../hope/hope-on-prep.tsx';
import { after } from '../../page/after.tsx';
import { Later } from '../../page/later.tsx';
import { useCalendar, usePage } from '../../page/page.ts';
import { WayTo } from '../../page/way-to.tsx';
import { cameTrueWords } from '../../words/came-true.ts';
import { leftOutWords } from '../../words/left-out.ts';
import { prepWords } from '../../words/prep.ts';
import { MessagesOnPrep } from '../inbox/messages-on-prep.tsx';
import { languageOf, Part } from './parts.tsx';
import { PastSessions } from './past-sessions.tsx';
import { Sourced } from './sourced.tsx';

const CareTeam = after(all => all.CareTeam, 0);

/** The rest, folded: medicines, past sessions, and what was left out of the reading. */
export default function MorePart({ prep, onSource }: { prep: PrepView; onSource: ShowSource }) {
  const say = useWords(leftOutWords);
  const sayPrep = useWords(prepWords);
  return (
    <div className="prep-more">
      <BetweenTalks />
      <p>
        <WayTo place={{ screen: 'timeline' }}>{sayPrep.timeline}</WayTo>
      </p>
      <MessagesOnPrep />
      <Medicines prep={prep} onSource={onSource} />
      <HopeOnPrep lang={languageOf(prep)} />
      <PastSessions />
      <CameTrue />
      <Team />
      {prep.leftOut.length === 0 ? null : (
        <p className="soft small">
          {prep.leftOut
            .map(left => say.leftOut(left.count, say.whyLeftOut[left.because] ?? left.because))
            .join(' · ')}
        </p>
      )}
    </div>
  );
}

// Fetched by who unfolds it; nobody waits for it before the talk.
const fetchReport = () => import('../report/report-panel.tsx');

/** What a patient reports between talks. */
function BetweenTalks() {
  const say = useWords(prepWords);
  const { login } = usePage();
  const [open, setOpen] = useState(false);
  const role = login?.staff.role;
  if (role !== 'coach' && role !== 'physician') return null;
  return (
    <Folded title={say.report} onOpen={() => setOpen(true)}>
      {open ? <Later fetch={fetchReport} of={{}} /> : null}
    </Folded>
  );
}

const fetchCameTrue = () => import('../confidence/came-true.tsx');

/** How sure the patient was of each plan, against what was done; for who coaches. */
function CameTrue() {
  const say = useWords(cameTrueWords);
  const { login } = usePage();
  const [open, setOpen] = useState(false);
  if (login?.staff.role !== 'coach' && login?.staff.role !== 'lead') return null;
  return (
    <Folded title={say.title} onOpen={() => setOpen(true)}>
      {open ? <Later fetch={fetchCameTrue} of={{}} /> : null}
    </Folded>
  );
}

function Team() {
  const say = useWords(prepWords);
  const [open, setOpen] = useState(false);
  return (
    <Folded title={say.team} onOpen={() => setOpen(true)}>
      {open ? <CareTeam /> : null}
    </Folded>
  );
}

function Medicines({ prep, onSource }: { prep: PrepView; onSource: ShowSource }) {
  const say = useWords(prepWords);
  const calendar = useCalendar();
  if (prep.medicines.status !== 'recorded') {
    return (
      <Part area="medicines" title={say.medicines}>
        <Absence section={prep.medicines} />
      </Part>
    );
  }
  const lines = prep.medicines.value;
  return (
    <details>
      <summary>
        {say.medicines} <span className="soft numbers">{lines.length}</span>
      </summary>
      <ul className="medicines">
        {lines.map(line => (
          <li key={line.id}>
            <Sourced source={line.source} onSource={onSource}>
              <ChartText>{line.name}</ChartText>
            </Sourced>{' '}
            <ChartText>{line.dose}</ChartText>
            {line.isNew ? <strong> {say.isNew}</strong> : null}{' '}
            <span className="soft small">
              {line.prescribed === undefined ? '' : say.prescribed(sayDay(line.prescribed, calendar))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
