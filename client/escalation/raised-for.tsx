import type { EscalationView } from '../../server/domain/escalation/on-watch.ts';
import { useLanguage, useWords } from '../design/words.ts';
import { escalationWords } from '../words/escalation.ts';
import { useMoment } from './use-moment.ts';

/**
 * What raised it, in a row: the number, from where on it is a red flag, and what it was last corrected to; or, without a
 * number, the words.
 */
export function RaisedForLine({ about }: { about: NonNullable<EscalationView['about']> }) {
  const say = useWords(escalationWords);
  const language = useLanguage();
  const moment = useMoment();
  const { because, words, raisedFor } = about;
  if (raisedFor === undefined) {
    const [heard = words.trim()] = because.flatMap(one => (one.is === 'words' ? [one.sentence] : []));
    return heard === '' ? null : (
      <>
        :{' '}
        <q className="flag-beside" lang="">
          {heard}
        </q>
      </>
    );
  }
  const { number, limit, corrected, gone } = raisedFor;
  return (
    <>
      , <span className="numbers">{number[language]}</span>
      {limit ? <span className="flag-beside soft"> {limit[language]}</span> : null}
      {corrected ? (
        <span className="flag-beside">
          {' '}
          {say.corrected(corrected.to[language], corrected.by, corrected.at && moment(corrected.at))}
        </span>
      ) : null}
      {gone ? <span className="flag-beside"> {say.gone(moment(gone))}</span> : null}
    </>
  );
}
