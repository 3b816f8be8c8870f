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
  const onlyContact = missing.length === 1 && missing[0] === 'next-contact';
  return (
    <div className={state.status === 'ready' ? 'standing there' : 'standing'}>
      <p aria-live="polite">
        {state.status === 'ready' ? say.ready : null}
        {state.status === 'declined' ? say.declined : null}
        {state.status !== 'ready' && state.status !== 'declined'
          ? say.notActive(missing.map(lack => say.lacks[lack]).join(', '))
          : null}
      </p>
      {onlyContact ? <ContactChoices /> : null}
      {missing.includes('next-contact') && !onlyContact ? (
        <Button look="quiet" onClick={() => afterDrawing(() => goToPlace(['nextContact']))}>
          {steps.nextContact}
        </Button>
      ) : null}
    </div>
  );
}
