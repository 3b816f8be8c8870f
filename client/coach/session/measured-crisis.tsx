import { redFlagNames } from '../../../server/domain/session/red-flag-words.ts';
import { isMeasuredFlag, redFlagsOf, type StandingFlag } from '../../../server/domain/session/red-flags.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { Later } from '../../page/later.tsx';
import { sessionDangerWords } from '../../words/session-danger.ts';
import { fetchState, goToFlag, useRaise } from './red-flags.tsx';
import { useDraft } from './session-context.ts';

/** Kinds that a number of this step is behind. */
const ofNumbers = new Set(['blood-pressure-crisis', 'severe-low-glucose', 'severe-high-glucose']);

/**
 * A number in crisis is said beside the numbers; what to do stands with the red flags, one press away. Once it was raised
 * nobody is asked to raise it again: when it was, and who was told, is said instead.
 */
export default function MeasuredCrisis() {
  const draft = useDraft(whole => whole);
  return redFlagsOf(draft)
    .filter(({ kind }) => ofNumbers.has(kind))
    .map(flag => <One key={flag.id} flag={flag} />);
}

function One({ flag }: { flag: StandingFlag }) {
  const say = useWords(sessionDangerWords);
  const names = useWords(redFlagNames);
  const raise = useRaise();
  const { id, kind } = flag;
  const isRaised = !isMeasuredFlag(flag);
  return (
    <div className="notice danger">
      {isRaised ? (
        <>
          <strong>{names[kind]}</strong>
          <Later fetch={fetchState} of={{ flagId: id }} />
        </>
      ) : (
        <p>
          {say.measured[kind] ?? names[kind]} <strong>{say.nobody}</strong>
        </p>
      )}
      <Button look="danger" onClick={() => (isRaised ? goToFlag(id) : raise(kind))}>
        {isRaised ? say.whatToDoNow : say.raise}
      </Button>
    </div>
  );
}
