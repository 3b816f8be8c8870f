import { useState } from 'react';
import type { ClaimPacket, PacketTalk } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { sayDay, sayMoment } from '../design/dates.ts';
import { Dialog } from '../design/dialog.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { useDeskBecause } from './use-desk.ts';

/** Need → problem → goal → action → minutes, with who, by which credential, attested by whom. */
export function PacketTalks({ path, packet }: { path: string; packet: ClaimPacket }) {
  const say = useWords(monthWords);
  const [note, setNote] = useState<{ day: string; sessionId: string }>();
  return (
    <section aria-labelledby="packet-thread">
      <h2 id="packet-thread">{say.thread}</h2>
      <h3>{say.need}</h3>
      {packet.need.length === 0 ? <p className="soft">{say.noNeed}</p> : null}
      {packet.need.map(words => (
        <p key={words} className="quote">
          {words}
        </p>
      ))}
      <h3>{say.problems}</h3>
      <p className={packet.problems.length === 0 ? 'soft' : undefined}>
        {packet.problems.join(' · ') || say.noProblems}
      </p>
      <h3>{say.talks}</h3>
      <ul className="packet-lines">
        {packet.talks.map(talk => (
          <Talk key={talk.id} talk={talk} onNote={(day, sessionId) => setNote({ day, sessionId })} />
        ))}
      </ul>
      {note ? <Note path={path} note={note} onClose={() => setNote(undefined)} /> : null}
    </section>
  );
}

function Talk({ talk, onNote }: { talk: PacketTalk; onNote: (day: string, sessionId: string) => void }) {
  const say = useWords(monthWords);
  const calendar = useCalendar();
  const { day, mode, group, by, credential, minutes, sessionId, signedAt, versions, attested, agreed } = talk;
  const told = sayDay(day, calendar);
  const modes: { [mode: string]: string } = say.modes;
  return (
    <li>
      <p className="numbers">
        <strong>{told}</strong> · {modes[mode] ?? mode} · {group ? `${say.groupOf(group)} · ` : null}
        {minutes} min · {[by, credential].filter(Boolean).join(', ')}
      </p>
      {agreed.map(({ goal, summary, step }) => (
        <p key={goal + step}>
          {say.goal}: {summary ?? goal}
          {step ? ` → ${say.action}: ${step}` : null}
        </p>
      ))}
      <p className="soft small">
        {signedAt ? `${say.signed(sayMoment(signedAt, calendar), versions)} · ` : null}
        {attested ? say.attested(attested.by, sayMoment(attested.at, calendar)) : say.notAttested}
      </p>
      {sessionId ? (
        <Button look="link" onClick={() => onNote(told, sessionId)}>
          {say.openNote(told)}
        </Button>
      ) : null}
    </li>
  );
}

function Note(given: { path: string; note: { day: string; sessionId: string }; onClose: () => void }) {
  const { path, note, onClose } = given;
  const { api } = usePage();
  const say = useWords(monthWords);
  const because = useDeskBecause();
  const [text, setText] = useState<{ note: string } | Refused>();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    setAsked(true);
    void api.get<{ note: string }>(`${path}/notes/${note.sessionId}`).then(setText);
  }
  return (
    <Dialog title={say.openNote(note.day)} onClose={onClose}>
      <p className="soft small">{say.noteKept}</p>
      {text === undefined ? <p className="soft">{say.loading}</p> : null}
      {isRefused(text) ? <p className="needs-you">{because(text)}</p> : null}
      {text && !isRefused(text) ? <pre className="packet-note">{text.note}</pre> : null}
    </Dialog>
  );
}
