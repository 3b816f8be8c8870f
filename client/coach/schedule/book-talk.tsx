import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { Later } from '../../page/later.tsx';
import { bookTalkWords } from '../../words/book-talk.ts';
import { useFocusBack } from './use-focus-back.ts';

// For who presses it.
const fetchDialog = () => import('./book-dialog.tsx');

/** The way to book a talk: with the patient of the chart that is open, or with one who is chosen first. */
export default function BookTalk(given: { inChart?: boolean }) {
  const { inChart } = given;
  const say = useWords(bookTalkWords);
  const [open, setOpen] = useState(false);
  const [told, setTold] = useState('');
  useFocusBack(open);
  const asked = { minutes: 30 as const, ...(inChart && { inChart }) };
  const done = (words: string) => {
    setTold(words);
    setOpen(false);
  };
  return (
    <span>
      <Button onClick={() => setOpen(true)}>{say.book}</Button>{' '}
      <span role="status" className="soft small">
        {told}
      </span>
      {open ? (
        <Later fetch={fetchDialog} of={{ asked, onClose: () => setOpen(false), onDone: done }} />
      ) : null}
    </span>
  );
}
