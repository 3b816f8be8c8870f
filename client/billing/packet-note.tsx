import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { packetWords } from '../words/packet.ts';
import { useDeskBecause } from './use-desk.ts';

/**
 * A note as it was filed. That it was opened is kept, and the page says so. It stands beside the page and not in it: what is
 * printed while it is open is this note alone, and that is said too.
 */
export function PacketNote(given: {
  path: string;
  note: { title: string; sessionId: string };
  patient: string;
  onClose: () => void;
}) {
  const { path, note, patient, onClose } = given;
  const { api, login } = usePage();
  const say = useWords(monthWords);
  const more = useWords(packetWords);
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
  useEffect(() => {
    document.documentElement.classList.add('prints-note');
    return () => document.documentElement.classList.remove('prints-note');
  }, []);
  return createPortal(
    <Dialog title={note.title} onClose={onClose}>
      <p className="soft small">
        {say.noteKept} <span className="screen-only">{more.printsAlone}</span>
      </p>
      <p className="packet-on-paper">
        {[patient, login?.practice, login?.staff.name].filter(Boolean).join(' · ')}
      </p>
      {text === undefined ? <p className="soft">{say.loading}</p> : null}
      {isRefused(text) ? <p className="needs-you">{because(text)}</p> : null}
      {text && !isRefused(text) ? (
        <>
          <Button look="link" onClick={() => print()}>
            {more.printNote}
          </Button>
          <pre className="packet-note" lang="en">
            {text.note}
          </pre>
        </>
      ) : null}
    </Dialog>,
    document.body,
  );
}
