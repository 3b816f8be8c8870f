import { ChartText } from '../../design/as-said.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { rawWords } from '../../words/raw.ts';
import { inShort } from './in-short.ts';

/** A fact at a glance: what, how much, when, how it stands, by whom. What it does not say is left out. */
export function RawSummary({ resource }: { resource: Record<string, unknown> }) {
  const say = useWords(rawWords);
  const calendar = useCalendar();
  const { what, value, when, status, by, why, notes } = inShort(resource);
  const days = when && [when.from, when.to].flatMap(at => (at ? [sayDay(at, calendar)] : []));
  const lines: [string, string[]][] = [
    [say.what, what ? [what] : []],
    [say.value, value],
    [say.when, days ? [days.join(' – ')] : []],
    [say.status, status ? [status] : []],
    [say.by, by],
    [say.why, why],
    [say.note, notes],
  ];
  const told = lines.filter(([, words]) => words.length > 0);
  if (told.length === 0) return <p className="soft">{say.nothing}</p>;
  return (
    <dl className="in-short">
      {told.map(([label, words]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{label === say.when ? words : <ChartText>{words.join(' · ')}</ChartText>}</dd>
        </div>
      ))}
    </dl>
  );
}
