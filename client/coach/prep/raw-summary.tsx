import { ChartText } from '../../design/as-said.tsx';
import { sayClock, sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { rawWords } from '../../words/raw.ts';
import { inShort } from './in-short.ts';

/** `ours`: told in the reader's language; everything else is as the chart has it. */
type Line = { label: string; words: string[]; ours?: true };

/** A fact at a glance: what, how much, when, how it stands, by whom. What it does not say is left out. */
export function RawSummary({ resource }: { resource: Record<string, unknown> }) {
  const say = useWords(rawWords);
  const calendar = useCalendar();
  const {
    what,
    value,
    range = [],
    marked = [],
    aim = [],
    when,
    status,
    by,
    byPatient,
    why,
    notes,
  } = inShort(resource);
  const times = when && [when.from, when.to].flatMap(at => (at ? [sayWhen(at)] : []));
  const known = status !== undefined && Object.hasOwn(say.statuses, status);
  const lines: Line[] = [
    { label: say.what, words: what ? [what] : [] },
    { label: say.value, words: value },
    { label: say.range, words: range },
    { label: say.marked, words: marked },
    { label: say.aim, words: aim },
    { label: say.when, words: times ? [times.join(' – ')] : [], ours: true },
    known
      ? { label: say.status, words: [say.statuses[status as keyof typeof say.statuses]], ours: true }
      : { label: say.status, words: status ? [status] : [] },
    byPatient ? { label: say.by, words: [say.patient], ours: true } : { label: say.by, words: by },
    { label: say.why, words: why },
    { label: say.note, words: notes },
  ];
  const told = lines.filter(({ words }) => words.length > 0);
  if (told.length === 0) return <p className="soft">{say.nothing}</p>;
  return (
    <dl className="in-short">
      {told.map(({ label, words, ours }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{ours ? words : <ChartText>{words.join(' · ')}</ChartText>}</dd>
        </div>
      ))}
    </dl>
  );

  /** By the practice's clock where the chart has a time; a day stays a day. */
  function sayWhen(at: string): string {
    const day = sayDay(at, calendar);
    return at.includes('T') ? `${day}, ${sayClock(at, calendar.timeZone)}` : day;
  }
}
