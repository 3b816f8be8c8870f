import { Suspense, use } from 'react';
import { useLanguage } from '../../design/words.ts';
import { useLive } from '../../page/live.ts';
import { screen } from '../../page/screens.ts';

const thread = screen(() => import('./thread-part.tsx'), {
  en: () => import('../../words/en/for-inbox.ts').then(words => words.forInbox),
  es: () => import('../../words/es/for-inbox.ts').then(words => words.forInbox),
});

/** The messages with the patient of this page, on a screen that has no words of them. */
export default function ThreadApart() {
  return (
    <Suspense>
      <Here />
    </Suspense>
  );
}

function Here() {
  const mark = useLive()?.marks.messages;
  const here = thread[useLanguage()]();
  const { ThreadPart } = here instanceof Promise ? use(here) : here;
  return <ThreadPart mark={mark} />;
}
