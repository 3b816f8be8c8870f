import { useState } from 'react';
import { inTimeOrder } from '../../../server/domain/in-order.ts';
import type { Edit } from '../../../server/domain/session/edits.ts';
import { readingOfStep, readings } from '../../../server/domain/session/plan.ts';
import { isAboutStep, stepWords } from '../../../server/domain/session/step-words.ts';
import { FieldGroup } from '../../design/field.tsx';
import { Ruler } from '../../design/ruler.tsx';
import { useWords } from '../../design/words.ts';
import { Later } from '../../page/later.tsx';
import { sessionPlanWords } from '../../words/session-plan.ts';
import { newId } from './ids.ts';
import { afterDrawing, goToPlace, placeOf } from './place.ts';
import { useDraft, useWriting } from './session-context.ts';

// Below the practice's threshold there is more to do; it is here by the time a number can be.
const fetchBelow = () => import('./plan-below.tsx');
const fetchCameTrue = () => import('../confidence/came-true-folded.tsx');

/**
 * How sure they are, said about the step as it stands. Below the practice's threshold the step is made smaller, and
 * asked about again; both readings are kept. Or it stays, with a reason.
 */
export function PlanConfidence({ id }: { id: string }) {
  const { view, store, talk, announce } = useWriting();
  const say = useWords(sessionPlanWords);
  const plan = useDraft(draft => draft.plans?.[id]) ?? {};
  const [shrunk, setShrunk] = useState(false);
  const path = ['plans', id, 'confidence'];
  const sentence = stepWords(plan, talk);
  // Before there is a step they are asked about what they want; the step is asked about anew.
  const asked = sentence || (plan.goal?.trim() ?? '');
  const reading = sentence
    ? readingOfStep(plan)
    : readings(plan).findLast(({ aboutStep }) => aboutStep === asked);
  const earlier = readings(plan).filter(each => each !== reading && !isAbout(each.aboutStep));
  const threshold = view.settings.confidenceThreshold;
  const below = sentence !== '' && reading !== undefined && reading.value < threshold;
  return (
    <div {...placeOf(path)}>
      <FieldGroup label={say.confidence}>
        {shrunk && !reading ? <p className="asked-again">{say.askAgain}</p> : null}
        {asked ? (
          <Ruler
            label={say.confidence}
            value={reading?.value}
            onChange={read}
            low={say.notSure}
            high={say.verySure}
          />
        ) : (
          <p className="soft">{say.sureOfWhat}</p>
        )}
        <div className="came-true">
          <Later fetch={fetchCameTrue} of={{ value: reading?.value }} />
        </div>
        {asked && !sentence ? <p className="soft small">{say.sureOfGoal}</p> : null}
        {earlier.map(each => (
          <p className="soft small" key={each.at}>
            {say.earlier(each.value, each.aboutStep)}
          </p>
        ))}
      </FieldGroup>
      <Later
        fetch={fetchBelow}
        of={{ id, value: below ? reading.value : undefined, onMade: make, onAsk: ask }}
      />
    </div>
  );

  function isAbout(words: string | undefined): boolean {
    return sentence ? isAboutStep(plan, words) : words === asked;
  }

  function read(value: number | undefined) {
    const said = inTimeOrder(plan.confidence).findLast(([, each]) => isAbout(each.aboutStep));
    if (value === undefined) {
      if (said) store.act([{ path: [...path, said[0]], to: undefined }]);
      return;
    }
    // A slip of the finger is mended within a minute; later it is another reading.
    const isSlip = said?.[1].at !== undefined && Date.now() - Date.parse(said[1].at) < 60_000;
    if (said && isSlip)
      return store.act([{ path: [...path, said[0], 'value'], from: said[1].value, to: value }]);
    const reading = newId();
    store.act([
      { path: [...path, reading, 'value'], to: value },
      { path: [...path, reading, 'aboutStep'], to: asked },
      ...(sentence && talk !== 'en'
        ? [{ path: [...path, reading, 'inNote'], to: stepWords(plan, 'en') }]
        : []),
      { path: [...path, reading, 'at'], to: new Date().toISOString() },
    ]);
  }

  function make(edits: Edit[]) {
    store.act(edits);
    setShrunk(true);
    announce(say.askAgain);
    afterDrawing(() => goToPlace(path));
  }

  function ask(field: string) {
    setShrunk(true);
    afterDrawing(() => goToPlace(['plans', id, field]));
  }
}
