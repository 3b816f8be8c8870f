import { use } from 'react';
import { useLanguage } from '../design/words.ts';
import { screen } from '../page/screens.ts';

const timeline = screen(() => import('./timeline-screen.tsx'), {
  en: () => import('../words/en/for-timeline.ts').then(words => words.forTimeline),
  es: () => import('../words/es/for-timeline.ts').then(words => words.forTimeline),
});

/** The timeline with its words in the reader's language. */
export default function TimelineRoom() {
  const here = timeline[useLanguage()]();
  const { TimelineScreen } = here instanceof Promise ? use(here) : here;
  return <TimelineScreen />;
}
