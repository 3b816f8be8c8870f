import { useWords } from '../design/words.ts';
import { pageWords } from '../words/page.ts';

/** What stands on the page until it is known who opened it. */
export function Opening() {
  const say = useWords(pageWords);
  return (
    <main className="waiting" aria-busy="true">
      <p className="soft">{say.opening}</p>
      <noscript>
        <p>{say.reopen}</p>
      </noscript>
    </main>
  );
}
