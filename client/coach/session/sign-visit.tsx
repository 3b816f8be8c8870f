import { useWords } from '../../design/words.ts';
import { sessionVisitWords } from '../../words/session-visit.ts';
import { VisitPicker } from './visit-picker.tsx';

/** Where this EMR wants a visit of its own for the note: which one, before signing. */
export function SignVisit(given: { chosen: string | undefined; onChoose: (visit: string) => void }) {
  const say = useWords(sessionVisitWords);
  return (
    <section className="sign-visit" aria-labelledby="sign-visit-title">
      <h3 id="sign-visit-title">{say.which}</h3>
      <p className="soft small">{say.wanted}</p>
      <VisitPicker {...given} without={say.withoutYet} />
    </section>
  );
}
