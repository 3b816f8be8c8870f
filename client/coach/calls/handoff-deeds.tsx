import './calls.css';
import { useCallback, useEffect, useState } from 'react';
import type { HandoffView } from '../../../server/http/contract/handoff.ts';
import { Button } from '../../design/button.tsx';
import { sayClock, sayDay, sayMoment } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useHandoffBecause } from '../../page/handoff-because.ts';
import { useLive, useMinutesSince } from '../../page/live.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { handoffWords } from '../../words/handoff.ts';
import { invitedWords } from '../../words/invited.ts';
import { OutcomeButtons } from './outcome-buttons.tsx';

/** The handoff of the patient of this page, for the coach: to take it, to say how it went. Nothing where none is awaited. */
export default function HandoffDeeds() {
  const say = useWords(handoffWords);
  const because = useHandoffBecause();
  const { api } = usePage();
  const live = useLive();
  const mark = live?.marks.handoffs;
  const [newest, setNewest] = useState<HandoffView>();
  const [failed, setFailed] = useState<string>();
  const load = useCallback(async () => {
    const handoffs = await api.get<HandoffView[]>('/api/handoffs');
    if (!isRefused(handoffs)) setNewest(handoffs[0]);
  }, [api]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => void load(), [load, mark]);
  // A call of this patient stands above already, with what to press.
  const isCalledAbove = live?.calls.some(({ id }) => id === newest?.id) ?? false;
  if (newest === undefined || isCalledAbove) return null;
  const deed = async (method: 'POST' | 'DELETE') => {
    const changed = await api.send<HandoffView>(method, `/api/handoffs/${newest.id}/taking`);
    setFailed(isRefused(changed) ? say.notDone(because(changed)) : undefined);
    if (!isRefused(changed)) setNewest(changed);
  };
  const isFree = ['called', 'waiting', 'missed'].includes(newest.status);
  const isMine = newest.status === 'taken' && newest.mine && !newest.found;
  return (
    <div className="handoff-deeds screen-only">
      <p role="status">
        <Standing handoff={newest} early={live?.early ?? 0} />
      </p>
      {isFree ? (
        <Button onClick={() => void deed('POST')}>{newest.status === 'called' ? say.iGo : say.take}</Button>
      ) : null}
      {isMine || newest.status === 'booked' ? <OutcomeButtons id={newest.id} onChanged={setNewest} /> : null}
      {isMine ? (
        <Button look="quiet" onClick={() => void deed('DELETE')}>
          {say.giveBack}
        </Button>
      ) : null}
      {failed === undefined ? null : <p className="needs-you">{failed}</p>}
    </div>
  );
}

/** Where a handoff stands, in one line, the same for the physician and the coach; minutes count by themselves. */
export function Standing({ handoff, early }: { handoff: HandoffView; early: number }) {
  const say = useWords(handoffWords);
  const { by: invitation } = useWords(invitedWords);
  const calendar = useCalendar();
  const minutes = say.minutes(useMinutesSince(handoff.at, early));
  const { status, coach = '', at, because = 'referred', outcomeWords, bookedFor } = handoff;
  if (status === 'called')
    return handoff.after === undefined ? say.calling(minutes) : say.callingAfter(handoff.after, minutes);
  if (status === 'taken' && handoff.found) return invitation(coach, sayDay(at, calendar));
  if (status === 'taken')
    return handoff.sessionId === undefined ? say.onTheWay(coach, minutes) : say.inTalk(coach, minutes);
  if (status === 'waiting') return say.waits[because](sayMoment(at, calendar));
  // Which day it will be, where that is known; else, in brackets, when it was said.
  const said = sayMoment(at, calendar);
  const booked = bookedFor
    ? `: ${sayDay(bookedFor, calendar)}, ${sayClock(bookedFor, calendar.timeZone)}`
    : ` (${said})`;
  const ended = say.ended[status](coach, status === 'booked' ? booked : said);
  return outcomeWords === undefined ? ended : `${ended}: ${outcomeWords}`;
}
