import type { Taught, TaughtLine } from '../../server/domain/physician/taught.ts';
import { Said, Written } from '../design/as-said.tsx';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { physicianWords } from '../words/physician.ts';
import { Part } from './part.tsx';

/** The ledger of what was taught: how many were told back, and by name what not yet. */
export default function TaughtPart({ taught, lang }: { taught: Taught; lang: string | undefined }) {
  const say = useWords(physicianWords);
  const { lines, closed } = taught;
  const open = lines.filter(line => line.status === 'open');
  const done = lines.filter(line => line.status === 'closed');
  return (
    <Part area="taught" title={say.taught}>
      {lines.length === 0 ? <p className="soft">{say.nothingTaught}</p> : null}
      {lines.length > 0 ? (
        <p>
          <strong className="numbers">{say.taughtOf(closed, lines.length)}</strong>
        </p>
      ) : null}
      <ul className="phys-list">
        {open.map(line => (
          <li key={line.id}>
            <Line line={line} lang={lang} />
          </li>
        ))}
      </ul>
      {done.length > 0 ? (
        <ul className="phys-list soft">
          {done.map(line => (
            <li key={line.id}>
              <Line line={line} lang={lang} />
            </li>
          ))}
        </ul>
      ) : null}
    </Part>
  );
}

function Line({ line, lang }: { line: TaughtLine; lang: string | undefined }) {
  const say = useWords(physicianWords);
  const calendar = useCalendar();
  if (line.status === 'closed')
    return (
      <>
        <Written>{line.topic}</Written>{' '}
        <span className="small">· {say.closedOn(sayDay(line.closedAt, calendar))}</span>
      </>
    );
  return (
    <>
      <Written>{line.topic}</Written>{' '}
      <span className="needs-you small">
        · {say.stillOpen(line.open.map(each => say.opens[each]).join(', '))}
      </span>
      {line.lastWords ? (
        <span className="soft small phys-under">
          {say.told} <Said words={line.lastWords} lang={lang} />
        </span>
      ) : null}
    </>
  );
}
