import './schedule.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { daysAfter } from '../../../server/domain/panel/days.ts';
import { type TalkLength, talkLengths } from '../../../server/domain/schedule/booking.ts';
import type { ScheduleView, TalkView } from '../../../server/http/contract/schedule.ts';
import { Button } from '../../design/button.tsx';
import { Choose } from '../../design/choices.tsx';
import { dayOf, sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { afterUse, Later } from '../../page/later.tsx';
import { useLive } from '../../page/live.ts';
import { usePage } from '../../page/page.ts';
import { useNewest } from '../../page/use-newest.ts';
import { scheduleWords } from '../../words/schedule.ts';
import CoachNav from '../nav/coach-nav.tsx';
import type { Asked } from './asked.ts';
import { DayColumn } from './day-column.tsx';
import { useFocusBack } from './use-focus-back.ts';
import { toNextFree, useSlotKeys } from './use-slot-keys.ts';
import { useCoachCalendar, useSayEmr, weekdayOf, weekdays } from './use-talks.ts';
import { useSayZone } from './zones.ts';

// For who books, opens a talk, or sets something.
const fetchBook = () => import('./book-dialog.tsx');
const fetchTalk = () => import('./talk-dialog.tsx');
// Asked for while the week is on its way, so that it does not come after it.
const fetchAbove = () => import('./above-week.tsx');
const fetchOwn = () => import('./own-part.tsx');

const daysOfWeek = 7;

/** A coach's week: talks, free times, what stands in the EMR; their hours, and their calendar outside of here. */
export default function ScheduleScreen() {
  const { api, now, timeZone } = usePage();
  const say = useWords(scheduleWords);
  const because = useBecause();
  const mark = useLive()?.marks.queue;
  const [from, setFrom] = useState(() => mondayOf(dayOf(now, timeZone)));
  const [minutes, setMinutes] = useState<TalkLength>(30);
  const [view, setView] = useState<ScheduleView | Refused>();
  const [asked, setAsked] = useState<Asked>();
  const [talk, setTalk] = useState<TalkView>();
  const [told, setTold] = useState('');
  const days = useRef<HTMLDivElement>(null);
  const path = `/api/schedule?from=${from}&days=${daysOfWeek}&minutes=${minutes}`;
  // Whoever turns two weeks on in a moment is shown the second.
  const showNewest = useNewest(setView);
  const load = useCallback(() => showNewest(api.get<ScheduleView>(path)), [api, path, showNewest]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => void load(), [load, mark]);
  useEffect(() => void fetchAbove(), []);
  useSlotKeys(days, view);
  useFocusBack(asked !== undefined || talk !== undefined);
  // The time that was booked is none to press any more: the hand goes on with the next.
  const hadHand = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the days have come anew
  useEffect(() => {
    if (hadHand.current && document.activeElement === document.body) toNextFree(days.current);
    hadHand.current = false;
  }, [view]);
  const sayEmr = useSayEmr();
  const sayZone = useSayZone();
  const calendar = useCoachCalendar(view && !isRefused(view) ? view.timeZone : undefined);

  if (view === undefined) return <p className="soft waiting">{say.loading}</p>;
  if (isRefused(view))
    return (
      <div className="waiting">
        <CoachNav />
        <h1>{say.notOpened}</h1>
        <p>{because(view)}</p>
        <Button onClick={() => void load()}>{say.tryAgain}</Button>
      </div>
    );
  const done = (words: string) => {
    hadHand.current = true;
    setTold(words);
    setAsked(undefined);
    setTalk(undefined);
    void load();
  };
  const nextFree = () => setTold(toNextFree(days.current) ? '' : say.noFree);
  return (
    <div className="schedule">
      <CoachNav />
      <h1>{say.title}</h1>
      <p role="status" className={told ? 'notice' : undefined}>
        {told}
      </p>
      <Later fetch={fetchAbove} of={{ view, calendar, minutes, onBook: setAsked }} />
      <div className="schedule-head">
        <h2>{say.weekOf(sayDay(from, calendar), sayDay(daysAfter(from, daysOfWeek - 1), calendar))}</h2>
        <div className="buttons">
          <Button onClick={() => setFrom(daysAfter(from, -daysOfWeek))}>{say.before}</Button>
          <Button onClick={() => setFrom(mondayOf(view.today))}>{say.thisWeek}</Button>
          <Button onClick={() => setFrom(daysAfter(from, daysOfWeek))}>{say.after}</Button>
          <Button onClick={nextFree} aria-keyshortcuts={say.nextFreeKey}>
            {say.nextFree}
          </Button>
          <Button look="act" onClick={() => setAsked({ minutes })}>
            {say.openBook}
          </Button>
        </div>
        <div className="schedule-length">
          <span className="soft">{say.length}</span>
          <Choose
            stays
            label={say.length}
            of={talkLengths.map(length => ({ value: String(length), label: say.min(length) }))}
            value={String(minutes)}
            onChange={chosen => setMinutes(talkLengths.find(length => String(length) === chosen) ?? minutes)}
          />
        </div>
        <p className="soft small">
          {say.zone(sayZone(view.timeZone))}. {sayEmr(view)} {say.keys}
        </p>
      </div>
      <div className="schedule-days" ref={days}>
        {view.days.map(day => (
          <DayColumn
            key={day.day}
            day={day}
            view={view}
            calendar={calendar}
            onFree={(on, time) => setAsked({ minutes, day: on, time })}
            onTalk={setTalk}
          />
        ))}
      </div>
      <Later fetch={fetchOwn} of={{ view, calendar, onChanged: load }} afterMs={afterUse} />
      {asked ? (
        <Later fetch={fetchBook} of={{ asked, onClose: () => setAsked(undefined), onDone: done }} />
      ) : null}
      {talk ? (
        <Later
          fetch={fetchTalk}
          of={{
            hasFeed: view.feed !== undefined,
            ...{ talk, calendar, onDone: done, onClose: () => setTalk(undefined) },
            onMove: () => {
              setTalk(undefined);
              setAsked({ minutes: talk.minutes as TalkLength, moving: talk, day: talk.day });
            },
          }}
        />
      ) : null}
    </div>
  );
}

const mondayOf = (day: string): string => daysAfter(day, -weekdays.indexOf(weekdayOf(day)));
