import { useEffect, useState } from 'react';
import { Dialog } from '../design/dialog.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { useDeskBecause } from './use-desk.ts';

/** A note as it was filed. That it was opened is kept, and the page says so. */
export function PacketNote(given: {
  path: string;
  note: { title: string; sessionId: string };
  onClose: () => void;
}) {
  const { path, note, onClose } = given;
  const { api } = usePage();
  const say = useWords(monthWords);
  const because = useDeskBecause();
  const [text, setText] = useState<{ note: string } | Refused>();
  const address = `${path}/notes/${note.sessionId}`;
  useEffect(() => {
    let gone = false;
    void api.get<{ note: string }>(address).then(got => gone || setText(got));
    return () => {
      gone = true;
    };
  }, [api, address]);
  return (
    <Dialog title={note.title} onClose={onClose}>
      <p className="soft small">{say.noteKept}</p>
      {text === undefined ? <p className="soft">{say.loading}</p> : null}
      {isRefused(text) ? <p className="needs-you">{because(text)}</p> : null}
      {text && !isRefused(text) ? <pre className="packet-note">{text.note}</pre> : null}
    </Dialog>
  );
}
