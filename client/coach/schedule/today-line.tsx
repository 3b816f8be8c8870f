import { useEffect, useState } from 'react';
import type { ScheduleView } from '../../../server/http/contract/schedule.ts';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useLive } from '../../page/live.ts';
import { usePage } from '../../page/page.ts';
import { WayTo } from '../../page/way-to.tsx';
import { scheduleWords } from '../../words/schedule.ts';

/** On top of the coach's list: how many talks today, the next one, and what went by without a word. */
export default function TodayLine() {
  const { api } = usePage();
  const say = useWords(scheduleWords);
  const mark = useLive()?.marks.queue;
  const [view, setView] = useState<ScheduleView>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => {
    void api.get<ScheduleView>('/api/schedule?days=1').then(found => isRefused(found) || setView(found));
  }, [api, mark]);
  if (view === undefined) return null;
  const today = view.talks.filter(({ standing }) => standing === 'ahead' || standing === 'open');
  const open = today.filter(({ standing }) => standing === 'open');
  const [next] = today.filter(({ standing }) => standing === 'ahead');
  const said = [
    today.length === 0 ? say.todayNone : say.todayLine(today.length),
    next && say.todayNext(next.clock, next.patient ?? say.unnamed, say.means[next.means]),
    open.length > 0 && say.todayOpen(open.length),
  ];
  return (
    <p className={open.length > 0 ? 'needs-you' : undefined}>
      <WayTo place={{ screen: 'schedule' }}>{said.filter(Boolean).join(' · ')}</WayTo>
    </p>
  );
}
