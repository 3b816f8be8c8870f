import { useState } from 'react';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { usePage } from '../../page/page.ts';
import { amendingWords } from '../../words/amending.ts';
import { useWriting } from './session-context.ts';

/** The way back out of an amendment: asked once, and what was written for it goes among the versions first. */
export default function LeaveAsSigned({ onLeft }: { onLeft: (session: SessionView) => void }) {
  const { view, store } = useWriting();
  const { api } = usePage();
  const say = useWords(amendingWords);
  const because = useBecause();
  const [asked, setAsked] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [failed, setFailed] = useState<string>();
  return (
    <>
      <Button look="link" onClick={() => setAsked(true)}>
        {say.leave}
      </Button>
      {asked ? (
        <Dialog title={say.leave} onClose={() => setAsked(false)}>
          <p>{say.sure(view.version)}</p>
          {failed ? (
            <p className="needs-you" role="alert">
              {failed}
            </p>
          ) : null}
          <div className="buttons">
            <Button look="act" busy={leaving} onClick={() => void leave()}>
              {leaving ? say.leaving : say.leave}
            </Button>
            <Button onClick={() => setAsked(false)}>{say.goOn}</Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );

  async function leave() {
    setLeaving(true);
    await store.flush();
    const left = store.hasUnsaved()
      ? undefined
      : await api.send<SessionView>('DELETE', `/api/sessions/${view.id}/amendment`);
    setLeaving(false);
    if (left === undefined) return setFailed(say.stillUnsaved);
    if (isRefused(left)) return setFailed(say.notLeft(because(left)));
    store.stop();
    onLeft(left);
  }
}
