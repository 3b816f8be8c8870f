import { useEffect, useRef, useState } from 'react';
import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import type { SessionView } from '../../server/http/contract/session.ts';
import { Button } from '../design/button.tsx';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { Reason } from '../page/reason.tsx';
import { pageWords } from '../words/page.ts';
import { physicianWords } from '../words/physician.ts';
import { Part } from './part.tsx';

type Note = PhysicianView['notes'][number];

/** The signed notes, newest first and folded; one is fetched when it is unfolded. */
export function NotesPart({ notes }: { notes: readonly Note[] }) {
  const say = useWords(physicianWords);
  return (
    <Part area="notes" title={say.notes}>
      {notes.map(note => (
        <OneNote key={note.sessionId} note={note} />
      ))}
    </Part>
  );
}

function OneNote({ note }: { note: Note }) {
  const say = useWords(physicianWords);
  const sayPage = useWords(pageWords);
  const calendar = useCalendar();
  const { api } = usePage();
  const [text, setText] = useState<string | Refused>();
  const look = async () => {
    const session = await api.get<SessionView>(`/api/sessions/${note.sessionId}`);
    setText(isRefused(session) ? session : (session.note ?? ''));
  };
  const fold = useRef<HTMLDetailsElement>(null);
  // Unfolded before there was a script to fetch it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => void (fold.current?.open && look()), []);
  return (
    <details
      ref={fold}
      onToggle={event => event.currentTarget.open && typeof text !== 'string' && void look()}
    >
      <summary>
        {say.noteOf(sayDay(note.signedAt, calendar), note.coach)}
        {note.version > 1 ? <span className="soft"> · {say.version(note.version)}</span> : null}
      </summary>
      {text === undefined ? (
        <p className="soft" aria-live="polite">
          {say.readingNote}
        </p>
      ) : null}
      {isRefused(text) ? (
        <p className="needs-you">
          <Reason refusal={text} />{' '}
          <Button look="link" onClick={() => void look()}>
            {sayPage.tryAgain}
          </Button>
        </p>
      ) : null}
      {typeof text === 'string' ? (
        <pre className="phys-note" lang="en">
          {text}
        </pre>
      ) : null}
    </details>
  );
}
