import { type DragEvent, useId, useRef, useState } from 'react';
import type { RemittanceTold } from '../../server/http/contract/remittance.ts';
import { useDeskBecause, useDeskDeed } from '../billing/use-desk.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { remittanceWords } from '../words/remittance.ts';
import { FileLook } from './file-look.tsx';

const most = 5_000_000;
type Look = RemittanceTold & { before?: { at: string } };
type Chosen = { name: string; text: string; look: Look };

/** A payer's file: chosen or dropped, looked at, and taken in by one press. */
export function TakeFile({ onTaken }: { onTaken: () => void }) {
  const { api } = usePage();
  const say = useWords(remittanceWords);
  const because = useUnread();
  const { busy, told, keyFor, run } = useDeskDeed();
  const [reading, setReading] = useState(false);
  const [chosen, setChosen] = useState<Chosen>();
  const [wrong, setWrong] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setChosen(undefined);
    setWrong(file.size > most ? say.tooLarge : undefined);
    if (file.size > most) return;
    setReading(true);
    const text = await file.text();
    const look = await api.send<Look>('POST', '/api/remittances/look', { text });
    setReading(false);
    if (isRefused(look)) setWrong(because(look));
    else setChosen({ name: file.name, text, look });
  };
  const leave = () => {
    setChosen(undefined);
    if (input.current) input.current.value = '';
  };
  const takeIn = ({ name, text }: Chosen) =>
    run(
      () =>
        api.send<RemittanceTold>('POST', '/api/remittances', {
          ...{ key: keyFor([name, text.length]), text },
        }),
      done => {
        leave();
        onTaken();
        return done.lines === 0 ? say.nothingNew : say.takenIn(done.lines, done.denialCount);
      },
    );
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever cannot drop chooses
    <div className="take-file" onDragOver={event => event.preventDefault()} onDrop={drop}>
      <h3>
        <label htmlFor={id}>{say.file}</label>
      </h3>
      <input
        ref={input}
        id={id}
        type="file"
        accept=".835,.edi,.x12,.txt,.csv,.tsv,text/plain,text/csv"
        aria-describedby={`${id}-hint`}
        onChange={event => void take(event.target.files?.[0])}
      />
      <p id={`${id}-hint`} className="soft small">
        {say.fileHint}
      </p>
      <p role="status" className={wrong || told?.failed ? 'needs-you' : undefined}>
        {reading ? say.reading : (wrong ?? told?.words)}
      </p>
      {chosen ? (
        <>
          <FileLook look={chosen.look} />
          <div className="buttons">
            <Button
              look="act"
              busy={busy}
              disabled={chosen.look.lines === 0}
              onClick={() => void takeIn(chosen)}
            >
              {say.takeIn}
            </Button>
            <Button onClick={leave}>{say.leave}</Button>
          </div>
        </>
      ) : null}
    </div>
  );
}

/** Why a file is not read, and where in it. */
function useUnread(): (refused: Refused) => string {
  const say = useWords(remittanceWords);
  const because = useDeskBecause();
  return refused => {
    const [why = '', at] = (refused.detail ?? '').split(' ');
    const unread: { [why: string]: string } = say.unread;
    if (refused.because !== 'remittance-unread' || unread[why] === undefined) return because(refused);
    return [unread[why], at && say.unreadAt(at)].filter(Boolean).join(' ');
  };
}
