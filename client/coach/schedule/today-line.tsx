import { useEffect, useState } from 'react';
import type { ScheduleView } from '../../../server/http/contract/schedule.ts';
import { isRefused } from '../../page/api.ts';
import { useLive } from '../../page/live.ts';
import { usePage } from '../../page/page.ts';
import { WayTo } from '../../page/way-to.tsx';
import { useSayToday } from './use-say-today.ts';

/** On top of the coach's list: how many talks today, here and in the EMR, the next one, and what went by without a word. */
export default function TodayLine() {
  const { api } = usePage();
  const sayToday = useSayToday();
  const mark = useLive()?.marks.queue;
  const [view, setView] = useState<ScheduleView>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => {
    void api.get<ScheduleView>('/api/schedule?days=1').then(found => isRefused(found) || setView(found));
  }, [api, mark]);
  if (view === undefined) return null;
  const { words, open } = sayToday(view, new Date().toISOString());
  return (
    <p className={open > 0 ? 'needs-you' : undefined}>
      <WayTo place={{ screen: 'schedule' }}>{words}</WayTo>
    </p>
  );
}
