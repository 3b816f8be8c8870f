import { useEffect, useState } from 'react';
import { redFlagNames } from '../../../server/domain/session/red-flag-words.ts';
import { useWords } from '../../design/words.ts';
import { groupWords } from '../../words/group.ts';
import type { HeardWords } from './heard-words.ts';
import type { Written } from './written.ts';

/** So long after the last letter, in ms: half a word is no word. */
const restMs = 700;

/** Words that may be a red flag are told while they are written: a clinician hears of them before the signature. */
export function Heard({ written }: { written: Pick<Written, 'shared' | 'rows'> }) {
  const say = useWords(groupWords);
  const names = useWords(redFlagNames);
  const [heard, setHeard] = useState<HeardWords[]>([]);
  const { shared, rows } = written;
  useEffect(() => {
    // What looks for words is fetched once there are some.
    const isEmpty = shared === '' && rows.every(({ own }) => own === '');
    const look = async () =>
      setHeard(isEmpty ? [] : (await import('./heard-words.ts')).heardIn({ shared, rows }));
    const timer = setTimeout(() => void look(), restMs);
    return () => clearTimeout(timer);
  }, [shared, rows]);
  return (
    <div role="alert" className={heard.length > 0 ? 'notice danger' : undefined}>
      {heard.length === 0 ? null : (
        <>
          <p>{say.mayBeFlagYet}</p>
          <ul>
            {heard.map(({ kind, sentence, id }) => (
              <li key={`${id} ${kind} ${sentence}`}>
                <strong>{names[kind]}</strong>,{' '}
                {id === undefined ? say.ofAll : rows.find(row => row.id === id)?.name}: “{sentence}”
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
