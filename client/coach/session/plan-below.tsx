import { useEffect, useRef } from 'react';
import type { PlanDraft } from '../../../server/domain/session/draft.ts';
import { applyEdits, type Edit } from '../../../server/domain/session/edits.ts';
import { stepWords } from '../../../server/domain/session/step-words.ts';
import { type Shrink, waysToShrink } from '../../../server/domain/session/ways-to-shrink.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { sessionPlanWords } from '../../words/session-plan.ts';
import { TextField } from './fields.tsx';
import { useDraft, useWriting } from './session-context.ts';

type Shrunk = { onMade: (edits: Edit[]) => void; onAsk: (field: string) => void };

/** What to do with a step they are not sure enough of: four ways to make it smaller, or a reason to keep it. `value`: where it is below. */
export default function PlanBelow({ id, value, onMade, onAsk }: { id: string; value?: number } & Shrunk) {
  const { view } = useWriting();
  const say = useWords(sessionPlanWords);
  const plan = useDraft(draft => draft.plans?.[id]) ?? {};
  const isBelow = value !== undefined;
  const box = useRef<HTMLDivElement>(null);
  const wasBelow = useRef(isBelow);
  useEffect(() => {
    // What just came under the ruler is read before anything else is done: not under the bar below.
    if (isBelow && !wasBelow.current) box.current?.scrollIntoView({ block: 'nearest' });
    wasBelow.current = isBelow;
  }, [isBelow]);
  if (!isBelow) return null;
  return (
    <div className="below" ref={box}>
      <p>{say.below(value, view.settings.confidenceThreshold)}</p>
      <ul className="ways">
        {waysToShrink(id, plan).map(way => (
          <Way key={way.way} way={way} plan={plan} onMade={onMade} onAsk={onAsk} />
        ))}
      </ul>
      <TextField path={['plans', id, 'belowThresholdReason']} label={say.reason} hint={say.reasonHint} />
    </div>
  );
}

function Way(given: { way: Shrink; plan: PlanDraft } & Shrunk) {
  const { way, plan } = given;
  const { talk } = useWriting();
  const say = useWords(sessionPlanWords);
  if (way.by === 'asking') {
    return (
      <li>
        <span>{say.ways[way.way]}</span>
        {way.ask.map(field => (
          <Button look="quiet" key={field} onClick={() => given.onAsk(field)}>
            {say.wayAsks[field]}
          </Button>
        ))}
      </li>
    );
  }
  return (
    <li>
      <Button onClick={() => given.onMade(way.edits)}>{say.ways[way.way]}</Button>
      <span className="soft" lang={talk}>
        {say.wayGives(stepAfter(plan, way.edits))}
      </span>
    </li>
  );

  function stepAfter(before: PlanDraft, edits: Edit[]): string {
    const id = edits[0]?.path[1] ?? '';
    return stepWords(applyEdits({ plans: { [id]: before } }, edits).draft.plans?.[id] ?? before, talk);
  }
}
