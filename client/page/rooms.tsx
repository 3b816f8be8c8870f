import { lazy } from 'react';
import { usePage } from './page.ts';

// Each with its words in both languages.
const DayScreen = lazy(() => import('../physician/day/day-screen.tsx'));
const GroupScreen = lazy(() => import('../coach/group/group-screen.tsx'));
const MonthScreen = lazy(() => import('../billing/month-screen.tsx'));

/** The pages without a chart of who comes for the day, a group or the month: fetched apart, so that no chart's page names their files. */
export default function Room() {
  const { screen } = usePage().place;
  if (screen === 'group') return <GroupScreen />;
  return screen === 'month' ? <MonthScreen /> : <DayScreen />;
}
