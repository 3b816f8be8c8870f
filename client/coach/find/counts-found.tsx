import type { Counted } from '../../../server/http/contract/find.ts';
import { useWords } from '../../design/words.ts';
import { findWords } from '../../words/find.ts';

/** How much there is to look through, by the EMR's own count. */
export function CountsFound({ counts }: { counts: readonly Counted[] }) {
  const say = useWords(findWords);
  return (
    <>
      <h3>{say.counts}</h3>
      <dl className="find-reads">
        {counts.map(one => (
          <div key={one.read}>
            <dt>{say.reads[one.read]}</dt>
            <dd>{'total' in one ? say.counted(one.total) : uncounted(one.unknown)}</dd>
          </div>
        ))}
      </dl>
    </>
  );

  function uncounted(unknown: string): string {
    return unknown === 'not-understood' ? say.notCounted : say.notRead(say.readBecause[unknown] ?? unknown);
  }
}
