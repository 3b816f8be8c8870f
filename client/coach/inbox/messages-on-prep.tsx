import { useState } from 'react';
import { Folded } from '../../design/folded.tsx';
import { useWords } from '../../design/words.ts';
import { Later } from '../../page/later.tsx';
import { usePage } from '../../page/page.ts';
import { coachNavWords } from '../../words/coach-nav.ts';

// Fetched by who unfolds it; nobody waits for it before the talk.
const fetchThread = () => import('./thread-apart.tsx');

/** The messages with the patient of this chart, for who coaches. */
export function MessagesOnPrep() {
  const { rooms } = useWords(coachNavWords);
  const { login } = usePage();
  const [open, setOpen] = useState(false);
  if (login?.staff.role !== 'coach') return null;
  return (
    <Folded title={rooms.inbox} onOpen={() => setOpen(true)}>
      {open ? <Later fetch={fetchThread} of={{}} /> : null}
    </Folded>
  );
}
