import type { HeldGroup } from '../../../server/http/contract/group.ts';
import { Button } from '../../design/button.tsx';
import { sayClock, sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { groupWords } from '../../words/group.ts';
import { minutesBetween } from './written.ts';

/** The groups of the last two months, newest first; each can be put right. */
export default function HeldGroups(given: { held: HeldGroup[]; onCorrect: (one: HeldGroup) => void }) {
  const { held, onCorrect } = given;
  const say = useWords(groupWords);
  const calendar = useCalendar();
  return (
    <section aria-labelledby="groups-held">
      <h2 id="groups-held">{say.held}</h2>
      {held.length === 0 ? <p className="soft">{say.noneHeld}</p> : null}
      <ul>
        {held.map(one => {
          const came = one.attendees.filter(each => each.came).length;
          const absent = one.attendees.length - came;
          return (
            <li key={one.id} className="group-held">
              <span>
                <strong>{one.topic}</strong>{' '}
                <span className="soft numbers">
                  {sayDay(one.from, calendar)}, {sayClock(one.from, calendar.timeZone)} ·{' '}
                  {say.heldLine(came, absent, minutesBetween(one.from, one.to))}
                  {one.version > 1 ? ` · ${say.correctedTimes(one.version - 1)}` : null}
                </span>
              </span>
              <Button look="link" onClick={() => onCorrect(one)}>
                {say.correct}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
