import './red-flags.css';
import { redFlagNames } from '../../../server/domain/session/red-flag-words.ts';
import { redFlagsOf, type StandingFlag } from '../../../server/domain/session/red-flags.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { sessionDangerWords } from '../../words/session-danger.ts';
import { placeOf } from './place.ts';
import { RaisedFlag } from './raised-flag.tsx';
import { useRaise } from './red-flags.tsx';
import { SelfHarmAsked } from './self-harm-asked.tsx';
import { useDraft } from './session-context.ts';
import { TakenBack } from './taken-back.tsx';
import { ToDo } from './to-do.tsx';

/**
 * What a clinician must see: a flag the coach raised, and one that a number raises by itself. What to do now stands there
 * at once; the session is not signed until it was told. One that was taken back stays, with why.
 */
export default function RedFlagSection() {
  const say = useWords(sessionDangerWords);
  const draft = useDraft(whole => whole);
  const raise = useRaise();
  // A flag just opened has no kind yet, and the rules do not count it: it is drawn all the same.
  const raised = Object.keys(draft.redFlags ?? {}).sort();
  const measured = redFlagsOf(draft).filter(flag => !raised.includes(flag.id));
  const isTakenBack = (id: string) => draft.redFlags?.[id]?.takenBackAt !== undefined;
  const isAsking = raised.some(id => {
    const { kind = 'self-harm', takenBackAt } = draft.redFlags?.[id] ?? {};
    return kind === 'self-harm' && takenBackAt === undefined;
  });
  return (
    <section className="red-flags" aria-label={say.redFlag} {...placeOf(['redFlags'])}>
      {measured.map(flag => (
        <Measured key={flag.id} flag={flag} onRaise={() => raise(flag.kind, flag.words)} />
      ))}
      {raised.map(id => (isTakenBack(id) ? <TakenBack key={id} id={id} /> : <RaisedFlag key={id} id={id} />))}
      {isAsking || measured.some(({ kind }) => kind === 'self-harm') ? <SelfHarmAsked /> : null}
    </section>
  );
}

function Measured({ flag, onRaise }: { flag: StandingFlag; onRaise: () => void }) {
  const say = useWords(sessionDangerWords);
  const names = useWords(redFlagNames);
  return (
    <div className="notice danger" role="alert">
      <p>
        {say.measured[flag.kind] ?? names[flag.kind]} <strong>{say.nobody}</strong>
      </p>
      <ToDo kind={flag.kind} />
      <Button look="danger" onClick={onRaise}>
        {say.raise}
      </Button>
    </div>
  );
}
