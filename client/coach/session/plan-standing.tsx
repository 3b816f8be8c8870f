import { useState } from 'react';
import { planState } from '../../../server/domain/session/plan.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';
import { sessionPlanWords } from '../../words/session-plan.ts';
import { ContactChoices } from './next-contact-step.tsx';
import { afterDrawing, goToPlace } from './place.ts';
import { useDraft, usePlanRules } from './session-context.ts';

/** Where the plan stands, in words: what it still lacks. The next contact is asked once for the whole session. */
export function PlanStanding({ id }: { id: string }) {
  const say = useWords(sessionPlanWords);
  const steps = useWords(sessionWords).steps;
  const rules = usePlanRules();
  const plan = useDraft(draft => draft.plans?.[id]) ?? {};
  const state = planState(plan, rules);
  const missing = state.status === 'ready' ? [] : state.missing;
  // Amber is for a plan that is nearly one, not for an empty page.
  const isBegun = state.status !== 'draft';
  const onlyContact = missing.length === 1 && missing[0] === 'next-contact';
  // Once asked here it stays here: what answered it must not vanish under the hand that chose it.
  const [asksContact, setAsksContact] = useState(onlyContact);
  if (onlyContact && !asksContact) setAsksContact(true);
  return (
    <div className={state.status === 'ready' ? 'standing there' : isBegun ? 'standing' : 'standing soft'}>
      <p aria-live="polite">
        {state.status === 'ready' ? say.ready : null}
        {state.status === 'declined' ? say.declined : null}
        {state.status !== 'ready' && state.status !== 'declined'
          ? say.notActive(missing.map(lack => say.lacks[lack]).join(', '))
          : null}
      </p>
      {asksContact ? <ContactChoices /> : null}
      {missing.includes('next-contact') && !asksContact ? (
        <Button look="quiet" onClick={() => afterDrawing(() => goToPlace(['nextContact']))}>
          {steps.nextContact}
        </Button>
      ) : null}
    </div>
  );
}
