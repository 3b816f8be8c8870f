import { use } from 'react';
import { useLanguage } from '../design/words.ts';
import { lazily } from './lazily.ts';
import { usePage } from './page.ts';
import { screen } from './screens.ts';

// With its words in both languages.
const DayScreen = lazily(() => import('../physician/day/day-screen.tsx'));
const GroupScreen = lazily(() => import('../coach/group/group-screen.tsx'));
const ScheduleScreen = lazily(() => import('../coach/schedule/schedule-screen.tsx'));
const InboxRoom = lazily(() => import('../coach/inbox/inbox-room.tsx'));
const FindScreen = lazily(() => import('../coach/find/find-screen.tsx'));
const TimelineRoom = lazily(() => import('../timeline/timeline-room.tsx'));
const PanelScreen = lazily(() => import('../panel/panel-screen.tsx'));
const month = screen(() => import('../billing/month-screen.tsx'), {
  en: () => import('../words/en/for-month.ts').then(words => words.forMonth),
  es: () => import('../words/es/for-month.ts').then(words => words.forMonth),
});

/** A patient's timeline, and the pages without a chart of who comes for the day, a group or the month: fetched apart, so that no other page names their files. */
export default function Room() {
  const { place } = usePage();
  if (place.screen === 'group') return <GroupScreen />;
  if (place.screen === 'schedule') return <ScheduleScreen />;
  if (place.screen === 'inbox') return <InboxRoom />;
  if (place.screen === 'find') return <FindScreen />;
  if (place.screen === 'timeline') return <TimelineRoom />;
  if (place.screen === 'panel') return <PanelScreen />;
  return place.screen === 'month' ? <Month /> : <DayScreen />;
}

function Month() {
  const here = month[useLanguage()]();
  const { default: MonthScreen } = here instanceof Promise ? use(here) : here;
  return <MonthScreen />;
}
