import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { queueWords } from '../../words/queue.ts';
import { useQueueDeed } from './use-queue-deed.ts';

/** What was done last on the queue. `putOff`: whom, so that it can be taken back here. */
export type Told = { words: string; putOff?: { patientId: string; name: string } };

/** Says what was done last, beside it the way back; until then how many a name fits. */
export function QueueTold(given: {
  told: Told | undefined;
  found: number | undefined;
  onTakenBack: (told: Told, patientId: string) => void;
}) {
  const { told, found, onTakenBack } = given;
  const say = useWords(queueWords);
  const { patientId = '', name = '' } = told?.putOff ?? {};
  const { failed, run } = useQueueDeed(patientId, () =>
    onTakenBack({ words: say.backAgain(name) }, patientId),
  );
  return (
    <>
      <span role="status" className={failed ? 'needs-you small' : 'soft small'}>
        {failed ?? told?.words ?? (found === undefined ? null : say.found(found))}
      </span>
      {told?.putOff ? (
        <Button look="link" onClick={() => void run('DELETE', 'snooze')} aria-label={say.takeBackLong(name)}>
          {say.takeBack}
        </Button>
      ) : null}
    </>
  );
}
