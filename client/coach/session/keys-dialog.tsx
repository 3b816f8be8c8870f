import { Dialog } from '../../design/dialog.tsx';
import { useWords } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(sessionWords);
  return (
    <Dialog title={say.keys} onClose={onClose}>
      <dl className="facts keys">
        {say.keyRows.map(([keys, does]) => (
          <div className="fact" key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
