import type { PlanDraft } from '../../../server/domain/session/draft.ts';
import { editsBetween } from '../../../server/domain/session/edits.ts';
import { idOfPlanAfter, planOfStep } from '../../../server/domain/session/plan-after.ts';
import { stepWords } from '../../../server/domain/session/step-words.ts';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { Written } from '../../design/as-said.tsx';
import { Button } from '../../design/button.tsx';
import { sayDay } from '../../design/dates.ts';
import { Quote } from '../../design/quote.tsx';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { sessionWords } from '../../words/session.ts';
import { sessionMethodWords } from '../../words/session-method.ts';
import { NumberField, PickField, RulerField, TextField } from './fields.tsx';
import { idFor } from './ids.ts';
import { Named } from './named.tsx';
import { afterDrawing, goToPlace } from './place.ts';
import { useDraft, useWriting } from './session-context.ts';
import { StepSection } from './step-section.tsx';

type CarriedPlan = SessionView['carried']['plans'][number];

/** The last plans come first: how each went, what helped, what got in the way, and what becomes of it. */
export function FollowUpStep() {
  const { view } = useWriting();
  const say = useWords(sessionWords);
  const { plans } = view.carried;
  return (
    <StepSection step="followUp" silent={plans.length === 0}>
      {plans.length === 0 ? <p className="soft">{say.followUpNone}</p> : null}
      {plans.map(plan => (
        <FollowUp key={plan.id} plan={plan} />
      ))}
    </StepSection>
  );
}

function FollowUp({ plan }: { plan: CarriedPlan }) {
  const { view, store, talk } = useWriting();
  const say = useWords(sessionWords);
  const ask = useWords(sessionMethodWords);
  const calendar = useCalendar();
  // An entry is known by the plan it speaks of, whoever made it.
  const id =
    useDraft(
      draft => Object.entries(draft.followUps ?? {}).find(([, each]) => each.planId === plan.id)?.[0],
    ) ?? idFor(plan.id);
  const path = ['followUps', id];
  const followUp = useDraft(draft => draft.followUps?.[id]);
  const made = useDraft(draft => draft.plans?.[idOfPlanAfter(plan.id)] !== undefined);
  const { timesDone, timesPlanned, next, confidence } = followUp ?? {};
  const threshold = view.settings.confidenceThreshold;
  return (
    <Named className="carried" path={path} as={{ planId: plan.id }}>
      <Quote
        words={plan.goal}
        lang={view.carried.language}
        by={
          <>
            <Written>{stepWords(plan.step, calendar.language)}</Written> ·{' '}
            {say.followUpSince(sayDay(plan.since, calendar))} · {say.sureThen(plan.confidence)}
          </>
        }
      />
      <PickField path={[...path, 'result']} label={say.went} of={say.wentOf} />
      <div className="pair">
        <NumberField path={[...path, 'timesDone']} label={say.timesDone} />
        <NumberField path={[...path, 'timesPlanned']} label={say.timesPlanned} />
      </div>
      {timesDone !== undefined && timesPlanned ? (
        <p className="grew">
          {timesPlanned === 7 ? say.triedDays(timesDone) : say.tried(timesDone, timesPlanned)}
        </p>
      ) : null}
      <TextField path={[...path, 'helped']} label={say.helped} rows={1} />
      <TextField path={[...path, 'gotInTheWay']} label={say.gotInTheWay} rows={1} />
      {followUp?.result === 'part' || followUp?.result === 'not' || followUp?.barrier ? (
        <PickField path={[...path, 'barrier']} label={ask.barrier} of={ask.barrierOf} />
      ) : null}
      <PickField path={[...path, 'next']} label={say.whatNext} of={say.nextOf} />
      {next === 'keep' ? (
        <>
          <RulerField path={[...path, 'confidence']} label={ask.sureNow} low={say.notAtAll} high={say.most} />
          {confidence !== undefined && confidence < threshold ? (
            <p className="notice">{ask.sureLess(confidence, threshold)}</p>
          ) : null}
        </>
      ) : null}
      {next === 'shrink' || next === 'swap' ? (
        <div className="buttons">
          {made ? <span className="soft">{say.newPlanMade}</span> : null}
          <Button onClick={() => startFrom(next)}>{say.toNewPlan}</Button>
        </div>
      ) : null}
    </Named>
  );

  function startFrom(how: 'shrink' | 'swap') {
    const to = idOfPlanAfter(plan.id);
    if (!made) {
      // What was wanted stays; a swap begins with another step, a smaller one with the old step as it was.
      const begun: PlanDraft = { goal: plan.goal, ...(how === 'shrink' && planOfStep(plan.step, talk)) };
      store.act(editsBetween({}, { plans: { [to]: begun } }));
    }
    afterDrawing(() => goToPlace(['plans', to, 'what']));
  }
}
