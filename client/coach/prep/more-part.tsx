import type { PrepView } from '../../../server/domain/chart/prep.ts';
import { Absence } from '../../design/absence.tsx';
import { ChartText } from '../../design/as-said.tsx';
import type { ShowSource } from '../../design/charts/readings-table.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { prepWords } from '../../words/prep.ts';
import { Part } from './parts.tsx';
import { PastSessions } from './past-sessions.tsx';
import { Sourced } from './sourced.tsx';

/** The rest, folded: medicines, past sessions, and what was left out of the reading. */
export function MorePart({ prep, onSource }: { prep: PrepView; onSource: ShowSource }) {
  const say = useWords(prepWords);
  return (
    <div className="prep-more">
      <Medicines prep={prep} onSource={onSource} />
      <PastSessions />
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
