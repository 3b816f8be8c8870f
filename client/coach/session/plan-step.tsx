import { plansKept } from '../../../server/domain/session/plans-kept.ts';
import { stepWords } from '../../../server/domain/session/step-words.ts';
import { Written } from '../../design/as-said.tsx';
import { Button } from '../../design/button.tsx';
import { useLanguage, useWords } from '../../design/words.ts';
import { sessionPlanWords } from '../../words/session-plan.ts';
import { type Entries, EntryList, useEntries } from './entries.tsx';
import { PickField, TextField } from './fields.tsx';
import { PlanAgreement } from './plan-agreement.tsx';
import { PlanBarriers } from './plan-barriers.tsx';
import { PlanConfidence } from './plan-confidence.tsx';
import { PlanStanding } from './plan-standing.tsx';
import { PlanStepFields } from './plan-step-fields.tsx';
import { useDraft, useWriting } from './session-context.ts';
import { StepSection } from './step-section.tsx';

const list = ['plans'];

/** What they want, the step they choose, how sure they are, and their yes to this very step. */
export function PlanStep() {
  const say = useWords(sessionPlanWords);
  const entries = useEntries(list);
  const kept = useKept();
  return (
    <StepSection step="plan">
      {kept.map(step => (
        <p key={step}>
          {say.goesOn} <Written>{step}</Written>
        </p>
      ))}
      <EntryList
        list={list}
        entries={entries}
        add={entries.ids.length > 0 ? say.addAnother : say.add}
        max={6}
      >
        {(id, at) => <Plan id={id} at={at} entries={entries} />}
      </EntryList>
    </StepSection>
  );
}

/** Steps of the last plans that are kept: they go on, also where no new plan is started. */
function useKept(): string[] {
  const { view } = useWriting();
  const language = useLanguage();
  const followUps = useDraft(draft => draft.followUps);
  const kept = plansKept({ followUps });
  return view.carried.plans
    .filter(({ id }) => kept.includes(id))
    .map(({ step }) => stepWords(step, language));
}

function Plan({ id, at, entries }: { id: string; at: number; entries: Entries }) {
  const say = useWords(sessionPlanWords);
  return (
    <div className="plan">
      {entries.ids.length > 1 ? <h3>{say.plan(at + 1)}</h3> : null}
      <TextField path={[...list, id, 'goal']} label={say.goal} hint={say.goalHint} rows={1} own />
      <TextField path={[...list, id, 'goalSummary']} label={say.goalSummary} />
      <PlanStepFields id={id} />
      <PlanConfidence id={id} />
      <PlanAgreement id={id} />
      <PlanBarriers id={id} />
      <PickField path={[...list, id, 'domain']} label={say.domain} of={say.domainOf} />
      <PlanStanding id={id} />
      <Button look="quiet" className="entry-remove" onClick={() => entries.remove(id)}>
        {say.remove}
      </Button>
    </div>
  );
}
