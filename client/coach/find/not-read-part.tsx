import type { RunView } from '../../../server/http/contract/find.ts';
import { useWords } from '../../design/words.ts';
import { foundWords } from '../../words/found.ts';

/** Rows of a file that were not understood, each with its line and what to do. */
export function NotReadPart({ notRead }: Pick<RunView, 'notRead'>) {
  const say = useWords(foundWords);
  if (notRead.length === 0) return null;
  return (
    <details open>
      <summary className="needs-you">{say.notUnderstood(notRead.length)}</summary>
      <ul className="find-runs">
        {notRead.map(({ line, because }) => (
          <li key={`${line} ${because}`}>{say.lineOf(line, say.fileFaults[because])}</li>
        ))}
      </ul>
    </details>
  );
}
