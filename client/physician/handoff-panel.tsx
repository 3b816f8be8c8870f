import '../coach/calls/calls.css';
import { type ReactNode, type RefObject, useCallback, useEffect, useState } from 'react';
import type { PrepView } from '../../server/domain/chart/prep.ts';
import type { HandoffView } from '../../server/http/contract/handoff.ts';
import { Standing } from '../coach/calls/handoff-deeds.tsx';
import { Button } from '../design/button.tsx';
import { dayOf } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useHandoffBecause } from '../page/handoff-because.ts';
import { useInSight, useLive } from '../page/live.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { handOverWords } from '../words/hand-over.ts';
import { handoffWords } from '../words/handoff.ts';
import { CalledCoaches } from './called-coaches.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { SayMore } from './say-more.tsx';

const isOpenStatus = (status: HandoffView['status']): boolean =>
  ['called', 'waiting', 'taken'].includes(status);

/** What the panel is pre-filled from; without it nothing is chosen beforehand. */
export type PrefilledFrom = Pick<PrepView, 'measures' | 'problems'>;

/**
 * The physician's side of a handoff: one tap to hand the patient of this page over; then who is on the way and since when;
 * then what came of it, in one line. It keeps itself up to date. `isFirst`: nobody has coached the patient yet.
 * `meanwhile` stands until it is known; `tapped`: whether the one tap was made on that.
 */
export default function HandoffPanel(given: {
  prep?: PrefilledFrom;
  isFirst?: boolean;
  meanwhile?: ReactNode;
  tapped?: RefObject<boolean>;
}) {
  const { prep, isFirst = true, meanwhile = null, tapped } = given;
  const say = useWords(handoffWords);
  const sayOver = useWords(handOverWords);
  const because = useHandoffBecause();
  const calendar = useCalendar();
  const { api } = usePage();
  const live = useLive();
  const mark = live?.marks.handoffs;
  const [newest, setNewest] = useState<HandoffView | 'none'>();
  const [again, setAgain] = useState(false);
  const [failed, setFailed] = useState<Refused>();
  const load = useCallback(async () => {
    const handoffs = await api.get<HandoffView[]>('/api/handoffs');
    if (isRefused(handoffs)) setFailed(handoffs);
    else setNewest(handoffs[0] ?? 'none');
  }, [api]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => void load(), [load, mark]);

  // Of what becomes of it in the chart, and of a coach who begins a session meanwhile, no mark tells.
  const isUnderWay =
    typeof newest === 'object' && (newest.chart?.status === 'waiting' || newest.status === 'called');
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => void load(), 5_000);
    return () => clearInterval(timer);
  }, [isUnderWay, load]);

  // What she handed over herself and sees the end of here is no news on her day.
  const inSight = useInSight();
  const ended = typeof newest === 'object' && !isOpenStatus(newest.status) && newest.own ? newest : undefined;
  const seenId = inSight ? ended?.id : undefined;
  const seenAt = ended?.at;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an ending that is followed by another is seen anew
  useEffect(() => {
    if (seenId !== undefined) void api.send('POST', `/api/handoffs/${seenId}/sight`);
  }, [api, seenId, seenAt]);

  const done = (outcome: HandoffView | Refused) => {
    setFailed(isRefused(outcome) ? outcome : undefined);
    if (isRefused(outcome)) return;
    setAgain(false);
    setNewest(outcome);
    setTimeout(() => void load(), 1_500); // by then the chart has answered, where it does
  };
  const deed = async (path: 'withdrawal' | 'call') => {
    if (typeof newest === 'object') done(await api.send('POST', `/api/handoffs/${newest.id}/${path}`));
  };
  // Tapped while nobody knew that the patient is handed over already: that stands, and nothing is done.
  useEffect(() => {
    if (tapped && newest !== undefined) tapped.current = false;
  }, [tapped, newest]);
  if (newest === undefined)
    return failed === undefined ? meanwhile : <p className="needs-you">{because(failed)}</p>;
  const isToday = typeof newest === 'object' && isSameDay(newest.at);
  const isAwaited = typeof newest === 'object' && isOpenStatus(newest.status);
  const isShown = typeof newest === 'object' && newest.status !== 'withdrawn';
  const isFormOpen = again || !isShown || !(isAwaited || isToday || newest.status === 'booked');
  return (
    <section className="handoff-panel">
      <h2>{sayOver.panel}</h2>
      {isShown ? (
        <div role="status">
          <p className="handoff-standing">
            <Standing handoff={newest} early={live?.early ?? 0} />
          </p>
          <CalledCoaches handoff={newest} />
          {newest.chart ? <p className="soft small">{chartWords(newest.chart)}</p> : null}
        </div>
      ) : null}
      {isShown && isAwaited ? <SayMore key={newest.id} handoff={newest} onSaid={done} /> : null}
      {isFormOpen ? (
        <HandOverForm prep={prep} isFirst={isFirst} tapped={tapped} onDone={done} />
      ) : (
        <div className="buttons screen-only">
          {newest.status === 'waiting' || newest.status === 'missed' ? (
            <Button look="act" onClick={() => void deed('call')}>
              {sayOver.callAgain}
            </Button>
          ) : null}
          {isAwaited || newest.status === 'booked' || newest.status === 'missed' ? (
            <Button onClick={() => void deed('withdrawal')}>{sayOver.withdraw}</Button>
          ) : (
            <Button look="quiet" onClick={() => setAgain(true)}>
              {sayOver.handOverAgain}
            </Button>
          )}
        </div>
      )}
      {failed === undefined ? null : (
        <p className="needs-you" role="alert">
          {say.notDone(because(failed))}
        </p>
      )}
    </section>
  );

  function chartWords(receipt: NonNullable<HandoffView['chart']>): string {
    const isNoted = receipt.status === 'note-only' && receipt.noteInChart;
    return sayOver.chart[isNoted ? 'noted' : receipt.status] ?? '';
  }

  function isSameDay(at: string): boolean {
    return dayOf(at, calendar.timeZone) === dayOf(new Date().toISOString(), calendar.timeZone);
  }
}
