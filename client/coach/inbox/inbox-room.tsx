import { use } from 'react';
import { useLanguage } from '../../design/words.ts';
import { screen } from '../../page/screens.ts';

const inbox = screen(() => import('./inbox-screen.tsx'), {
  en: () => import('../../words/en/for-inbox.ts').then(words => words.forInbox),
  es: () => import('../../words/es/for-inbox.ts').then(words => words.forInbox),
});

/** The messages with patients, with their words in the reader's language. */
export default function InboxRoom() {
  const here = inbox[useLanguage()]();
  const { InboxScreen } = here instanceof Promise ? use(here) : here;
  return <InboxScreen />;
}
