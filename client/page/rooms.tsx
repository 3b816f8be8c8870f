import { type ComponentType, use } from 'react';
import { useLanguage } from '../design/words.ts';
import { lazily } from './lazily.ts';
import { usePage } from './page.ts';
import { screen } from './screens.ts';

/** Rooms that come with their words in both languages. */
const rooms: { [name: string]: ComponentType } = {
  list: lazily(() => import('../coach/list/list-screen.tsx')),
  day: lazily(() => import('../physician/day/day-screen.tsx')),
  group: lazily(() => import('../coach/group/group-screen.tsx')),
  schedule: lazily(() => import('../coach/schedule/schedule-screen.tsx')),
  find: lazily(() => import('../coach/find/find-screen.tsx')),
  panel: lazily(() => import('../panel/panel-screen.tsx')),
};

/** Rooms with many words, in the reader's language alone. */
const worded: { [name: string]: ReturnType<typeof screen<{ default: ComponentType }>> } = {
  timeline: screen(() => import('../timeline/timeline-screen.tsx'), {
    en: () => import('../words/en/for-timeline.ts').then(words => words.forTimeline),
    es: () => import('../words/es/for-timeline.ts').then(words => words.forTimeline),
  }),
  inbox: screen(() => import('../coach/inbox/inbox-screen.tsx'), {
    en: () => import('../words/en/for-inbox.ts').then(words => words.forInbox),
    es: () => import('../words/es/for-inbox.ts').then(words => words.forInbox),
  }),
  month: screen(() => import('../billing/month-screen.tsx'), {
    en: () => import('../words/en/for-month.ts').then(words => words.forMonth),
    es: () => import('../words/es/for-month.ts').then(words => words.forMonth),
  }),
};

/** A patient's timeline, and the pages of a launch without a chart: fetched apart, so that no other page names their files. */
export default function Room() {
  const { place } = usePage();
  const language = useLanguage();
  const Its = rooms[place.screen];
  if (Its) return <Its />;
  const here = worded[place.screen]?.[language]();
  const room = here instanceof Promise ? use(here) : here;
  return room ? <room.default /> : null;
}
