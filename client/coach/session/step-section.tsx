import type { ReactNode } from 'react';
import { useWords, wordsIn } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';
import { sessionTalkWords } from '../../words/session-talk.ts';
import { promptFor } from './prompt-for.ts';
import { useDraft, usePlanRules, useWriting } from './session-context.ts';
import { activityOf, type StepId } from './steps.ts';

/** One step of the page: an anchor, its name, and where the room is narrow its question on one line. */
export function StepSection(given: {
  step: StepId;
  /** Nothing is there to be asked about. */
  silent?: boolean;
  children: ReactNode;
}) {
  const { step, silent = false, children } = given;
  const say = useWords(sessionWords);
  return (
    <section
      className="step"
      id={`step-${step}`}
      data-step={step}
      data-activity={activityOf[step]}
      aria-labelledby={`step-${step}-name`}
      tabIndex={-1}
    >
      <h2 id={`step-${step}-name`}>{say.steps[step]}</h2>
      {silent ? null : <PromptLine step={step} />}
      {children}
    </section>
  );
}

function PromptLine({ step }: { step: StepId }) {
  const { talk } = useWriting();
  const rules = usePlanRules();
  const key = useDraft(draft => promptFor(step, draft, rules));
  return (
    <p className="prompt-line" lang={talk}>
      {wordsIn(sessionTalkWords, talk).prompts[key].ask}
    </p>
  );
}
