import type { RedFlagKind } from '../../../server/domain/session/draft.ts';
import { DoNow } from '../../escalation/do-now.tsx';
import { learnDoNow } from '../../words/do-now-both.ts';
import { useDraft, useWriting } from './session-context.ts';

learnDoNow();

/** What to do now, by the house and by this practice, for the patient in the room or on the phone. */
export function ToDo({ kind }: { kind: RedFlagKind }) {
  const { view } = useWriting();
  const { urgentLine, protocols } = view.settings;
  const means = useDraft(draft => draft.how?.means);
  const where = means === 'phone' || means === 'video' ? 'phone' : 'room';
  return <DoNow kind={kind} own={protocols?.[kind]} urgentLine={urgentLine} where={where} />;
}
