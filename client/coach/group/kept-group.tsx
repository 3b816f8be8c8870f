import { useEffect, useRef } from 'react';
import { redFlagNames } from '../../../server/domain/session/red-flag-words.ts';
import type { GroupKept } from '../../../server/http/contract/group.ts';
import { useWords } from '../../design/words.ts';
import { groupWords } from '../../words/group.ts';

/** What was signed, where it goes, and first of all words that a clinician must hear of. */
export default function KeptGroup({ kept, names }: { kept: GroupKept; names: ReadonlyMap<string, string> }) {
  const say = useWords(groupWords);
  const flags = useWords(redFlagNames);
  const told = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another group was kept
  useEffect(() => told.current?.focus(), [kept]);
  return (
    <div ref={told} tabIndex={-1} role="status">
      {kept.mayBeFlags.length === 0 ? null : (
        <div className="notice danger">
          <p>{say.mayBeFlag}</p>
          <ul>
            {kept.mayBeFlags.map(({ sentence, patient, kind }) => (
              <li key={`${patient} ${kind} ${sentence}`}>
                <strong>{flags[kind]}</strong>,{' '}
                {patient === undefined ? say.ofAll : (names.get(patient) ?? '')}: “{sentence}”
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="notice">
        {say.kept(kept.records)} {say.waits}
      </p>
      {kept.left.length === 0 ? null : (
        <p className="notice needs-you">{say.left(kept.left.map(id => names.get(id) ?? '').join(', '))}</p>
      )}
    </div>
  );
}
