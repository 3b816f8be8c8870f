import type { EscalationView, HappenedView } from '../../server/domain/escalation/on-watch.ts';
import { redFlagNames } from '../../server/domain/session/red-flag-words.ts';
import { Written } from '../design/as-said.tsx';
import { sayMoment } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { escalationWords } from '../words/escalation.ts';
import { CloseForm } from './close-form.tsx';
import { NoteForm } from './note-form.tsx';
import { wordOf } from './receipt-word.ts';

type About = NonNullable<EscalationView['about']>;

/** Below what it is: what may be done about it, what became of it in the chart, and all that happened. */
export function Deeds(given: { one: EscalationView; about: About; toClose: boolean; onChange: () => void }) {
  const { one, about, toClose, onChange } = given;
  const { login } = usePage();
  const say = useWords(escalationWords);
  const isPhysician = login?.staff.role === 'physician';
  return (
    <>
      {one.status === 'closed' ? null : (
        <>
          {isPhysician ? (
            <CloseForm id={one.id} shared={about.shared} open={toClose} onClosed={onChange} />
          ) : (
            <p className="soft small">{say.onlyClinician}</p>
          )}
          <NoteForm id={one.id} onKept={onChange} />
        </>
      )}
      <InChart about={about} />
      <Happened happened={about.happened} />
    </>
  );
}

/** Law 3: what became of it on its way to the chart, each part by itself. */
function InChart({ about }: { about: About }) {
  const say = useWords(escalationWords);
  if (about.chart.length === 0) return null;
  return (
    <ul className="soft small escalation-chart">
      {about.chart.map(({ what, receipt, unchanged }) => (
        <li key={what}>
          {say.chart[what]}: {say.receipts[wordOf(receipt)]}
          {unchanged ? `. ${say.unchanged}` : ''}
        </li>
      ))}
    </ul>
  );
}

function Happened({ happened }: { happened: readonly HappenedView[] }) {
  const say = useWords(escalationWords);
  const kinds = useWords(redFlagNames);
  const calendar = useCalendar();
  const notes = happened.filter(({ what }) => what === 'note' || what === 'taken-back');
  const tell = (what: HappenedView) =>
    what.what === 'climbed'
      ? `${say.what.climbed}: ${what.rung === 'lead' ? say.reached.lead : say.reached.physicians}`
      : say.what[what.what](what.by ?? '');
  return (
    <>
      {notes.map(note => (
        <p key={`${note.at}${note.words}`}>
          {tell(note)}, {sayMoment(note.at, calendar)}: <Written>{note.words}</Written>
        </p>
      ))}
      <details>
        <summary>{say.happened}</summary>
        <ol className="escalation-happened small">
          {happened.map(what => (
            <li key={`${what.what}${what.at}${what.by}${what.rung}`}>
              <time dateTime={what.at}>{sayMoment(what.at, calendar)}</time> {tell(what)}
              {what.what === 'changed' && what.words && what.words in kinds
                ? `: ${kinds[what.words as keyof typeof kinds]}`
                : null}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
