import { lazy, use } from 'react';
import { useLanguage } from '../design/words.ts';
import { usePage } from './page.ts';
import { screen } from './screens.ts';

// With its words in both languages.
const DayScreen = lazy(() => import('../physician/day/day-screen.tsx'));
const GroupScreen = lazy(() => import('../coach/group/group-screen.tsx'));
const month = screen(() => import('../billing/month-screen.tsx'), {
  en: () => import('../words/en/for-month.ts').then(words => words.forMonth),
  es: () => import('../words/es/for-month.ts').then(words => words.forMonth),
});

/** The pages without a chart of who comes for the day, a group or the month: fetched apart, so that no chart's page names their files. */
export default function Room() {
  const { place } = usePage();
  if (place.screen === 'group') return <GroupScreen />;
  return place.screen === 'month' ? <Month /> : <DayScreen />;
}

function Month() {
  const here = month[useLanguage()]();
  const { default: MonthScreen } = here instanceof Promise ? use(here) : here;
  return <MonthScreen />;
}
