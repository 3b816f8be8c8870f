import './red-flags.css';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';
import type { Unplaced } from './draft-store.ts';
import { goToPlace } from './place.ts';
import { useDraftState, useWriting } from './session-context.ts';
import { stepOf } from './steps.ts';

/** Where two met: field by field, mine and theirs, and the coach decides. Nothing is overwritten unasked. */
export default function Meetings() {
  const say = useWords(sessionWords);
  const unplaced = useDraftState(state => state.unplaced);
  if (unplaced.length === 0) return null;
  return (
    <section className="notice needs-you unplaced" aria-label={say.unplacedTitle} role="alert">
      <h2>{say.unplacedTitle}</h2>
      <ul>
        {unplaced.map(each => (
          <li key={each.path.join('.')}>
            <Meeting met={each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Meeting({ met }: { met: Unplaced }) {
  const { store } = useWriting();
  const say = useWords(sessionWords);
  const step = stepOf(met.path);
  const isText = typeof met.mine === 'string' && typeof met.theirs === 'string';
  const elsewhere = met.because === 'changed-elsewhere';
  const settle = (choice: 'mine' | 'theirs' | 'both') => {
    store.settle(met.path, choice);
    goToPlace(met.path);
  };
  return (
    <>
      <p>
        <strong>{step ? say.steps[step] : say.redFlag}.</strong>{' '}
        {elsewhere ? say.unplacedElsewhere : say.unplacedDidNotFit}
      </p>
      <dl className="meeting">
        <dt>{say.mine}</dt>
        <dd>{shown(met.mine)}</dd>
        <dt>{say.theirs}</dt>
        <dd>{shown(met.theirs)}</dd>
      </dl>
      <div className="buttons">
        {elsewhere ? <Button onClick={() => settle('mine')}>{say.keepMine}</Button> : null}
        <Button onClick={() => settle('theirs')}>{elsewhere ? say.keepTheirs : say.dropIt}</Button>
        {elsewhere && isText ? <Button onClick={() => settle('both')}>{say.keepBoth}</Button> : null}
      </div>
    </>
  );

  function shown(value: Unplaced['mine']) {
    if (value === undefined) return say.emptyThere;
    return value === true ? say.yes : value === false ? say.no : String(value);
  }
}
