import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { queueWords } from '../../words/queue.ts';
import { useQueueDeed } from './use-queue-deed.ts';

/** What was done last on the queue. `putOff`: whom, so that it can be taken back here. */
export type Told = { words: string; putOff?: { patientId: string; name: string } };

/** Says what was done last, beside it the way back: at the foot of the window, since the hand may be far down the list. */
export function QueueTold(given: {
  told: Told | undefined;
  onTakenBack: (told: Told, patientId: string) => void;
}) {
  const { told, onTakenBack } = given;
  const say = useWords(queueWords);
  const { patientId = '', name = '' } = told?.putOff ?? {};
  const { failed, run } = useQueueDeed(patientId, () =>
    onTakenBack({ words: say.backAgain(name) }, patientId),
  );
  return (
    <div className="queue-told">
      <span role="status" className={failed ? 'needs-you' : undefined}>
        {failed ?? told?.words}
      </span>
      {told?.putOff ? (
        <Button look="link" onClick={() => void run('DELETE', 'snooze')} aria-label={say.takeBackLong(name)}>
          {say.takeBack}
        </Button>
      ) : null}
    </div>
  );
}
