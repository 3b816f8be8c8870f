import type { EscalationView } from '../../server/domain/escalation/on-watch.ts';
import { Written } from '../design/as-said.tsx';
import { sayClock } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { escalationWords } from '../words/escalation.ts';
import { tellAge } from './tell-age.ts';
import { useMoment } from './use-moment.ts';

/** Where it stands, in a line: whether anybody has seen it, since when it is open, with whom it is and where it climbs; or who closed it with what. */
export function Standing({ one, now }: { one: EscalationView; now: number }) {
  const say = useWords(escalationWords);
  const moment = useMoment();
  const { timeZone } = useCalendar();
  const { closed, seen, rung, next, supervisor = '' } = one;
  if (closed)
    return (
      <p>
        {say.closedBy(closed.by, moment(closed.at))} {say.closings[closed.done]}:{' '}
        <Written>{closed.words}</Written>
      </p>
    );
  const whom = rung === 'supervisor' ? say.with.supervisor(supervisor) : say.with[rung];
  const goesOn =
    next === undefined || next.rung === 'supervisor'
      ? ''
      : say.goesOn[next.rung](sayClock(next.at, timeZone));
  return (
    <p className="escalation-state">
      <strong>
        {say.status[one.status]}, {tellAge(one.raisedAt, now, say)}
      </strong>
      {one.forYou ? <span className="chip danger">{say.forYou}</span> : null}
      {seen ? <span>{say.seenBy(seen.by, moment(seen.at))}</span> : null}
      {one.about ? (
        <span>
          {whom}
          {goesOn}.
        </span>
      ) : null}
    </p>
  );
}
