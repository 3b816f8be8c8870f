import { useDraft, useWriting } from '../coach/session/session-context.ts';
import { Button } from '../design/button.tsx';
import { sayClock } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { escalationWords } from '../words/escalation.ts';
import { useFlagWatch } from './use-flag-watch.ts';

/** What became of a red flag of this session, in a line: when it was raised, whom it has reached, who has seen it, closed with what was done. */
export default function RaisedState({ flagId }: { flagId: string }) {
  const say = useWords(escalationWords);
  const { timeZone } = useCalendar();
  const one = useFlagWatch(flagId);
  const { store } = useWriting();
  const told = useDraft(draft => draft.redFlags?.[flagId]?.told?.trim());
  if (one === undefined)
    return (
      <p className="soft" aria-live="polite">
        {say.raising}
      </p>
    );
  const { rung, supervisor = '', seen, closed, next, raisedAt, about } = one;
  const knows = told || closed ? undefined : seen;
  const goesOn = next && next.rung !== 'supervisor' ? say.climbs[next.rung](sayClock(next.at, timeZone)) : '';
  const reached = rung === 'supervisor' ? say.reached.supervisor(supervisor) : say.reached[rung];
  return (
    <div aria-live="polite" className={closed ? 'flag-closed' : undefined}>
      <p>
        {say.raisedAt(sayClock(raisedAt, timeZone))} {about?.told ? `${say.youTold(about.told)} ` : ''}
        {closed ? (
          <>
            {say.closedBy(closed.by, sayClock(closed.at, timeZone))} {say.closings[closed.done]}:{' '}
            {closed.words}
          </>
        ) : (
          <>
            {seen ? say.seenBy(seen.by, sayClock(seen.at, timeZone)) : say.toldNow} {reached} {goesOn}
          </>
        )}
      </p>
      {knows ? (
        <Button onClick={() => store.act(toldBy(flagId, knows))}>{say.writeTold(knows.by)}</Button>
      ) : null}
    </div>
  );
}

/** A clinician who looked at it knows: the coach writes that down in one press. */
const toldBy = (flagId: string, { by, at }: { by: string; at: string }) => [
  { path: ['redFlags', flagId, 'told'], to: by },
  { path: ['redFlags', flagId, 'toldAt'], to: at },
];
