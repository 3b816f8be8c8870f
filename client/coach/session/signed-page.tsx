import './note.css';
import './signed.css';
import { useState } from 'react';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { Button } from '../../design/button.tsx';
import { sayMoment } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { Later } from '../../page/later.tsx';
import { useCalendar, usePage } from '../../page/page.ts';
import { sessionSignWords } from '../../words/session-sign.ts';
import { HandoutSheet } from './handout-sheet.tsx';
import { SignedNote } from './note-on-paper.tsx';
import { Papers } from './papers.tsx';
import { Receipts } from './receipts.tsx';
import { useTitleFocus } from './use-title-focus.ts';

const fetchAsked = () => import('../calls/handoff-asked.tsx');

/** A signed session: what became of it in the chart, the note, the patient's page; and the way to amend it. */
export default function SignedPage(given: {
  session: SessionView;
  moved: boolean;
  onChange: (session: SessionView) => void;
}) {
  const { session } = given;
  const { api, go, login } = usePage();
  const calendar = useCalendar();
  const say = useWords(sessionSignWords);
  const because = useBecause();
  const [sheet, setSheet] = useState<'en' | 'es'>();
  const title = useTitleFocus(given.moved);
  const [failed, setFailed] = useState<string>();
  const [amending, setAmending] = useState(false);
  const mayAmend = session.mine && login?.staff.role !== 'physician';

  if (sheet)
    return <HandoutSheet sessionId={session.id} language={sheet} onBack={() => setSheet(undefined)} />;
  return (
    <div className="signed">
      <header className="signed-head">
        <h1 id="session-title" tabIndex={-1} ref={title}>
          {say.signedTitle}
          <span className="soft">
            {session.signedAt
              ? ` ${say.signedAt(sayMoment(session.signedAt, calendar), session.coach)}`
              : null}
            {session.version > 1 ? ` · ${say.version(session.version)}` : null}
          </span>
        </h1>
        <div className="buttons screen-only">
          <Button onClick={() => go({ screen: 'prep' })}>{say.toPrep}</Button>
          {mayAmend ? (
            <Button busy={amending} title={say.amendHint} onClick={() => void amend()}>
              {say.amend}
            </Button>
          ) : null}
        </div>
        {failed ? (
          <p className="needs-you" role="alert">
            {failed}
          </p>
        ) : null}
      </header>
      {mayAmend && session.version === 1 && session.signedAt ? (
        <Later fetch={fetchAsked} of={{ talk: { id: session.id, at: session.signedAt } }} />
      ) : null}
      <div className="signed-body">
        <Receipts session={session} mine={session.mine} />
        <section className="signed-note" aria-labelledby="note-title">
          <h2 id="note-title">{say.noteTitle}</h2>
          <Papers session={session} onSheet={setSheet} />
          <SignedNote note={session.note ?? ''} />
        </section>
      </div>
    </div>
  );

  async function amend() {
    setAmending(true);
    const opened = await api.send<SessionView>('POST', `/api/sessions/${session.id}/amendment`, {
      key: crypto.randomUUID(),
    });
    setAmending(false);
    if (!isRefused(opened)) return given.onChange(opened);
    setFailed(say.notSettled(because(opened)));
  }
}
