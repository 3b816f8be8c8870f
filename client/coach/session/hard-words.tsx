import { isHardToRead } from '../../../server/domain/session/reads-easily.ts';
import { useWords } from '../../design/words.ts';
import { sessionVisitWords } from '../../words/session-visit.ts';
import { useDraft, useWriting } from './session-context.ts';

/** Says gently that a step reads hard on the page the patient takes home; the words stay the patient's and the coach's. */
export default function HardWords({ id }: { id: string }) {
  const { talk } = useWriting();
  const say = useWords(sessionVisitWords);
  const isHard = useDraft(draft => {
    const plan = draft.plans?.[id];
    return plan !== undefined && isHardToRead(plan, talk);
  });
  return <p aria-live="polite">{isHard ? <span className="soft small">{say.hardWords}</span> : null}</p>;
}
