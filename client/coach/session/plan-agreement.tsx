import { isAboutStep, stepWords } from '../../../server/domain/session/step-words.ts';
import { Choose } from '../../design/choices.tsx';
import { FieldGroup } from '../../design/field.tsx';
import { useWords, wordsIn } from '../../design/words.ts';
import { sessionPlanWords } from '../../words/session-plan.ts';
import { placeOf } from './place.ts';
import { useDraft, useWriting } from './session-context.ts';

/** Their yes or no to this very sentence. When the step changes afterwards, the old answer is told, not counted. */
export function PlanAgreement({ id }: { id: string }) {
  const { store, talk } = useWriting();
  const say = useWords(sessionPlanWords);
  const theirs = wordsIn(sessionPlanWords, talk);
  const plan = useDraft(draft => draft.plans?.[id]) ?? {};
  const path = ['plans', id, 'agreement'];
  const { agreement } = plan;
  const sentence = stepWords(plan, talk);
  const counts = agreement?.toStep !== undefined && isAboutStep(plan, agreement.toStep);
  return (
    <div {...placeOf(path)}>
      <FieldGroup
        label={say.agreement}
        hint={agreement?.toStep && !counts ? say.agreedBefore(agreement.toStep) : undefined}
      >
        {sentence === '' ? (
          <p className="soft">{say.agreeToWhat}</p>
        ) : (
          <div lang={talk}>
            <Choose
              label={say.agreement}
              of={[
                { value: 'agrees', label: theirs.agrees },
                { value: 'declines', label: theirs.declines },
              ]}
              value={counts ? agreement?.says : undefined}
              onChange={answer}
            />
          </div>
        )}
      </FieldGroup>
    </div>
  );

  function answer(says: 'agrees' | 'declines' | undefined) {
    const to = says === undefined ? {} : { says, toStep: sentence, at: new Date().toISOString() };
    store.act(
      (['says', 'toStep', 'at'] as const).map(field => ({
        path: [...path, field],
        from: agreement?.[field],
        to: (to as Partial<Record<typeof field, string>>)[field],
      })),
    );
  }
}
