import type { HandoffView } from '../../server/http/contract/handoff.ts';
import { Written } from '../design/as-said.tsx';
import { useWords } from '../design/words.ts';
import { handOverWords } from '../words/hand-over.ts';
import { handoffWords } from '../words/handoff.ts';

/** Why nobody comes at once, as far as it is known; and when nobody came, what there is to do, with how to reach each. */
export function CalledCoaches({ handoff }: { handoff: HandoffView }) {
  const say = useWords(handoffWords);
  const sayOver = useWords(handOverWords);
  const { status, coaches = [] } = handoff;
  const namesOf = (why?: 'cannot' | 'in-session') =>
    coaches.filter(one => one.why === why && one.name !== handoff.after).map(({ name }) => name);
  if (status === 'called') {
    const [cannot, busy, silent] = [namesOf('cannot'), namesOf('in-session'), namesOf()];
    // Who is still awaited is said where somebody is not.
    const isSaid = cannot.length + busy.length > 0 && silent.length > 0;
    return (
      <>
        {cannot.length > 0 ? (
          <p className="soft small">{sayOver.cannot(cannot.join(', '), cannot.length)}</p>
        ) : null}
        {isSaid ? <p className="soft small">{sayOver.silent(silent.join(', '))}</p> : null}
        {busy.length > 0 ? (
          <p className="soft small">{sayOver.inSession(busy.join(', '), busy.length)}</p>
        ) : null}
      </>
    );
  }
  if (status !== 'waiting' || coaches.length === 0) return null;
  return (
    <>
      <p>{sayOver.whoWasCalled}</p>
      <ul className="small">
        {whoCanBeRung(coaches).map(({ name, reach, why }) => (
          <li key={name}>
            {name}: {sayOver.whyNot[why ?? 'none']} ·{' '}
            <span className="soft">
              {reach ? say.reach : say.noReach} <Written>{reach}</Written>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Whom one knows how to reach comes first. */
const whoCanBeRung = (coaches: NonNullable<HandoffView['coaches']>) =>
  coaches.toSorted((one, other) => Number(!one.reach) - Number(!other.reach));
