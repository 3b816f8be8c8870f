import { inOrder } from '../../../server/domain/in-order.ts';
import type { SessionDraft } from '../../../server/domain/session/draft.ts';
import { readingOfStep } from '../../../server/domain/session/plan.ts';
import { promptsFor } from '../../../server/domain/session/stage.ts';
import { Choose } from '../../design/choices.tsx';
import { type Language, useLanguage, useWords, wordsIn } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';
import { sessionTalkWords } from '../../words/session-talk.ts';
import { promptFor } from './prompt-for.ts';
import { useDraft, usePlanRules, useWriting } from './session-context.ts';
import type { StepId } from './steps.ts';

/** Beside the record: one open question, two reflections, for the step in hand. Said in the patient's language. */
export function TalkTrack(given: { step: StepId; onLanguage: (language: Language) => void }) {
  const { step } = given;
  const { talk } = useWriting();
  const say = useWords(sessionTalkWords);
  const own = useLanguage();
  const steps = useWords(sessionWords).steps;
  const rules = usePlanRules();
  const key = useDraft(draft => promptFor(step, draft, rules));
  const spoken = wordsIn(sessionTalkWords, talk);
  const { ask, reflect } = spoken.prompts[key];
  // Asked of a number that was given; in readiness each number asks for itself.
  const sure = useDraft(sureOfStep);
  const isScaled = key === 'planBelow' && sure !== undefined && sure > 0;
  return (
    <aside className="talk" aria-label={say.title}>
      <p className="talk-step">{steps[step]}</p>
      <div lang={talk}>
        <p className="talk-ask">{ask}</p>
        {isScaled ? <p className="talk-ruler">{spoken.ruler}</p> : null}
        <p className="talk-reflect-head" lang={own}>
          {say.reflect}
        </p>
        <ul className="talk-reflect">
          {reflect.map(words => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        {step === 'readiness' ? <MoreToAsk /> : null}
      </div>
      <TalkLanguage value={talk} onLanguage={given.onLanguage} />
    </aside>
  );
}

const lastBehaviour = (draft: SessionDraft) => inOrder(draft.behaviours).at(-1)?.[1];

function sureOfStep(draft: SessionDraft): number | undefined {
  const plan = inOrder(draft.plans).at(-1)?.[1];
  return plan && readingOfStep(plan)?.value;
}

/** The stage of the behaviour in hand decides what else is asked. */
function MoreToAsk() {
  const { talk } = useWriting();
  const stage = useDraft(draft => lastBehaviour(draft)?.stage);
  const isRated = useDraft(draft => {
    const { importance, confidence, readiness } = lastBehaviour(draft) ?? {};
    return (importance ?? confidence ?? readiness) !== undefined;
  });
  const say = useWords(sessionTalkWords);
  const own = useLanguage();
  const spoken = wordsIn(sessionTalkWords, talk);
  return (
    <>
      <p className="talk-reflect-head" lang={own}>
        {say.more}
      </p>
      <ul className="talk-reflect">
        {promptsFor(stage)
          .filter(key => isRated || key !== 'what-would-move-it-up')
          .map(key => (
            <li key={key}>{spoken.moreOf[key]}</li>
          ))}
      </ul>
    </>
  );
}

/** Small, and there in the narrow page too. */
export function TalkLanguage(given: { value: Language; onLanguage: (language: Language) => void }) {
  const say = useWords(sessionTalkWords);
  return (
    <div className="talk-language">
      <span className="soft small" aria-hidden="true">
        {say.sayIn}
      </span>
      <Choose
        label={say.sayIn}
        of={[
          { value: 'en', label: say.inEnglish },
          { value: 'es', label: say.inSpanish },
        ]}
        value={given.value}
        onChange={language => given.onLanguage(language ?? given.value)}
      />
    </div>
  );
}
