import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { linesForPaper } from '../../../server/domain/session/note-on-paper.ts';

/** The note as it stands in the chart, in its columns; while it is printed, over the width of the sheet. */
export function SignedNote({ note }: { note: string }) {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // The browser prints what stands there when these return.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  if (!isPrinting)
    return (
      <pre className="note-text" lang="en">
        {note}
      </pre>
    );
  return (
    <div className="note-on-paper" lang="en">
      {linesForPaper(note).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same line may stand twice, and none moves
        <p key={at} className={line.startsWith('- ') ? 'note-entry' : undefined}>
          {line || '\u00a0'}
        </p>
      ))}
    </div>
  );
}
