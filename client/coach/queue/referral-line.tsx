import { reasonsIn } from '../../../server/domain/handoff/reason-words.ts';
import type { ListedHandoff } from '../../../server/http/contract/handoff.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { useLive } from '../../page/live.ts';
import { useCalendar } from '../../page/page.ts';
import { coachListWords } from '../../words/coach-list.ts';
import { handoffWords } from '../../words/handoff.ts';
import { queueWords } from '../../words/queue.ts';
import { useAge, useTaking } from '../list/listed-row.tsx';

/** That a physician handed the patient of this row over and nobody took them yet: by whom, how long ago, why; and taking it. */
export function ReferralLine(given: { referral: ListedHandoff; name: string; onChanged: () => unknown }) {
  const { referral, name, onChanged } = given;
  const say = useWords(queueWords);
  const sayHandoff = useWords(handoffWords);
  const { by } = useWords(coachListWords);
  const calendar = useCalendar();
  const age = useAge(referral.handedOverAt, useLive()?.early ?? 0);
  const { take, failed } = useTaking(referral.id, onChanged);
  const why = reasonsIn(referral, calendar.language) || sayHandoff.noReason;
  return (
    <div className="queue-referral small">
      <p>
        <span className="soft">{by(say.referral(referral.by), age)} · </span>
        {why} <span className="soft">· {sayHandoff.urgency[referral.urgency]}</span>
      </p>
      <Button look="quiet" onClick={() => void take('POST')} aria-label={say.doLong(sayHandoff.take, name)}>
        {sayHandoff.take}
      </Button>
      <p role="status" className={failed && 'needs-you'}>
        {failed}
      </p>
    </div>
  );
}
