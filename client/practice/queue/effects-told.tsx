import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { OnCoachesView } from '../../../server/http/contract/queue-weights.ts';
import { useWords } from '../../design/words.ts';
import { queueWords } from '../../words/queue.ts';
import { queueWeightsWords } from '../../words/queue-weights.ts';

/** What other weights would do today, a coach at a time: how many are shown, and who would stand elsewhere. */
export function EffectsTold({ effects, children }: { effects: OnCoachesView; children: ReactNode }) {
  const say = useWords(queueWeightsWords);
  const { bands } = useWords(queueWords);
  const id = useId();
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told anew
  useEffect(() => head.current?.focus(), [effects]);
  const { coaches, left } = effects;
  const told = (place: OnCoachesView['coaches'][number]['moves'][number]['from']) =>
    place ? `${place.place} (${bands[place.band]})` : say.notShown;
  return (
    <section aria-labelledby={id} className="weights-effects">
      <h3 id={id} ref={head} tabIndex={-1}>
        {say.effectsTitle}
      </h3>
      {coaches.length === 0 ? <p>{say.nobody}</p> : null}
      {coaches.map(({ coach, shown, moves, more }) => (
        <div key={coach}>
          <h4>
            {coach} <span className="soft small">{say.shown(shown.from, shown.to)}</span>
          </h4>
          {moves.length === 0 ? <p className="soft">{say.nobodyMoves}</p> : null}
          <ul>
            {moves.map(({ patientId, name, from, to }) => (
              <li key={patientId} className="numbers">
                <span>{name ?? say.unnamed}</span> <span>{say.moves(told(from), told(to))}</span>
              </li>
            ))}
          </ul>
          {more > 0 ? <p className="soft small">{say.more(more)}</p> : null}
        </div>
      ))}
      {left > 0 ? <p className="soft small">{say.left(left)}</p> : null}
      <div className="buttons">{children}</div>
    </section>
  );
}
