import type { Alone } from '../../server/domain/panel/panels.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { panelWords } from '../words/panel.ts';

type Last = Alone['last'];

/** Who was coached and is by nobody now: those whose coach has left first; those whose coaching was ended are folded. */
export function AlonePart({
  alone,
  onAssign,
}: {
  alone: Alone[];
  onAssign: (of: Last, only: readonly string[]) => void;
}) {
  const say = useWords(panelWords);
  const left = alone.filter(({ ended }) => !ended);
  const ended = alone.filter(one => one.ended);
  if (alone.length === 0) return null;
  return (
    <section>
      {left.length > 0 ? <h2>{say.alone}</h2> : null}
      {byLast(left).map(of => (
        <OfOne key={of.last.staffId} {...of} onAssign={onAssign} />
      ))}
      {ended.length > 0 ? (
        <details>
          <summary>{say.ended(ended.length)}</summary>
          {byLast(ended).map(of => (
            <OfOne key={of.last.staffId} {...of} onAssign={onAssign} />
          ))}
        </details>
      ) : null}
    </section>
  );
}

function OfOne(given: {
  last: Last;
  hasLeft: boolean;
  patients: Alone[];
  onAssign: (of: Last, only: readonly string[]) => void;
}) {
  const { last, hasLeft, patients, onAssign } = given;
  const say = useWords(panelWords);
  const free = patients.filter(({ waitsFor }) => waitsFor === undefined);
  return (
    <div className="panel-alone">
      <h3>
        {say.aloneOf(last.name)}{' '}
        {hasLeft ? <span className="needs-you">{say.hasLeft(last.name)}</span> : null}
      </h3>
      <ul>
        {patients.map(({ patientId, name, waitsFor }) => (
          <li key={patientId}>
            {name ?? say.unnamed} {waitsFor ? <span className="soft">{say.goesTo(waitsFor)}</span> : null}
          </li>
        ))}
      </ul>
      {free.length > 0 ? (
        <Button
          aria-label={say.assignOf(last.name)}
          onClick={() =>
            onAssign(
              last,
              free.map(({ patientId }) => patientId),
            )
          }
        >
          {say.assign}
        </Button>
      ) : null}
    </div>
  );
}

function byLast(alone: Alone[]) {
  const found = new Map<string, { last: Last; hasLeft: boolean; patients: Alone[] }>();
  for (const one of alone) {
    const { last, hasLeft } = one;
    const of = found.get(last.staffId) ?? { last, hasLeft, patients: [] };
    of.patients.push(one);
    found.set(last.staffId, of);
  }
  return [...found.values()];
}
