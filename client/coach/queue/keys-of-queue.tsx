import { Dialog } from '../../design/dialog.tsx';
import { useWords } from '../../design/words.ts';
import { queueWords } from '../../words/queue.ts';

const keys = {
  first: 'Alt+J',
  next: 'J, K',
  do: 'Enter',
  snooze: 'S',
  date: 'D',
  contact: 'L',
  book: 'B',
  why: 'W',
  find: '/',
  keys: '?',
} as const;

/** What the keys do while the focus is in the queue. */
export function KeysOfQueue({ onClose }: { onClose: () => void }) {
  const say = useWords(queueWords);
  return (
    <Dialog title={say.keys} onClose={onClose}>
      <dl className="queue-keys">
        {Object.entries(keys).map(([does, key]) => (
          <div key={does}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say.keyRows[does as keyof typeof keys]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
