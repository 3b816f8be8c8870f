import { useCallback, useEffect, useRef, useState } from 'react';
import type { Talk } from '../../../server/domain/handoff/talk.ts';
import type { HandoffView } from '../../../server/http/contract/handoff.ts';
import type { PreviewView, SessionView, SignedView } from '../../../server/http/contract/session.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Field } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { type Api, isRefused, type Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { usePage } from '../../page/page.ts';
import { sessionWords } from '../../words/session.ts';
import { sessionSignWords } from '../../words/session-sign.ts';
import type { HandoffAsked } from '../calls/handoff-asked.tsx';
import { afterDrawing, goToPlace } from './place.ts';
import { useWriting } from './session-context.ts';
import { SignNote } from './sign-note.tsx';
import { Blocked, ChangedSince, GoesWhere, NotActive, Remarks } from './sign-parts.tsx';
import { SignVisit } from './sign-visit.tsx';
import { Untold } from './visits-to-tell.tsx';

type Signing = { status: 'rest' } | { status: 'signing' } | { status: 'failed'; because: string };

type Asked = { Part: typeof HandoffAsked; talk: Talk; handoff: HandoffView };

/** The handoff this talk may be, with what asks about it; nothing where neither comes: it is asked again once signed. */
const askedOf = (api: Api, talk: Talk): Promise<Asked | undefined> =>
  import('../calls/handoff-asked.tsx')
    .then(async ({ HandoffAsked: Part, handoffAskedOf }) => {
      const handoff = await handoffAskedOf(api, talk);
      return handoff && { Part, talk, handoff };
    })
    .catch(() => undefined);

/**
 * Exactly what the chart will get, and where each part goes here; what must be done before; and one button. The same
 * key goes with every press, so that pressing twice signs once.
 */
export function SignPanel(given: { onClose: () => void; onSigned: (session: SessionView) => void }) {
  const { view, store } = useWriting();
  const { api } = usePage();
  const say = useWords(sessionSignWords);
  const sayPage = useWords(sessionWords);
  const because = useBecause();
  const [preview, setPreview] = useState<PreviewView | Refused>();
  const [ownWords, setOwnWords] = useState<string>();
  const [reason, setReason] = useState('');
  const [askedReason, setAskedReason] = useState(false);
  const [signing, setSigning] = useState<Signing>({ status: 'rest' });
  const [visit, setVisit] = useState<string>();
  const key = useRef(crypto.randomUUID());
  const reasonField = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<Asked>();
  // What was looked at when a signature met something else: what changed is told against it.
  const [lookedAt, setLookedAt] = useState<string>();
  const isFirst = view.version === 0;
  const look = useCallback(async () => {
    await store.flush();
    const inVisit = visit === undefined ? '' : `?visit=${encodeURIComponent(visit)}`;
    const talk = { id: view.id, at: new Date().toISOString(), means: store.state().draft.how?.means };
    const [made, handoff] = await Promise.all([
      api.get<PreviewView>(`/api/sessions/${view.id}/preview${inVisit}`),
      isFirst ? askedOf(api, talk) : undefined,
    ]);
    // What was said stays, so that it is seen to be said.
    setAsked(before => before ?? handoff);
    if (!isRefused(made) && made.ownNote !== undefined) setOwnWords(before => before ?? made.ownNote);
    setPreview(made);
  }, [api, store, view.id, visit, isFirst]);
  useEffect(() => void look(), [look]);

  const ready = preview !== undefined && !isRefused(preview);
  // The reason of an amendment is asked for here, so it is no place to go to.
  const blocked = ready ? preview.blocked.filter(each => each.field !== 'amendmentReason') : [];
  const staysHere = ready && preview.items.length > 0 && preview.items.every(({ route }) => route === 'copy');
  const needsReason = view.version > 0;
  const lacksReason = needsReason && reason.trim().length < 3;
  return (
    <Dialog title={say.title} onClose={given.onClose}>
      <div className="sign-panel">
        {preview === undefined ? <p aria-live="polite">{say.preparing}</p> : null}
        {isRefused(preview) ? (
          <div className="notice needs-you" role="alert">
            <p>
              {say.notMade} {because(preview)}
            </p>
            <Button onClick={() => void look()}>{sayPage.tryAgain}</Button>
          </div>
        ) : null}
        {ready ? (
          <>
            {lookedAt === undefined ? null : <ChangedSince before={lookedAt} now={preview.note} />}
            {store.hasUnsaved() ? <p className="notice needs-you">{say.stillSaving}</p> : null}
            {staysHere ? <p className="notice needs-you">{say.nothingGoes}</p> : null}
            <Blocked blocked={blocked} onGo={go} />
            <Remarks remarks={preview.remarks} onGo={go} />
            <Untold onGo={go} />
            <NotActive plans={preview.notActive} onGo={go} />
            {needsReason ? (
              <Field
                label={say.amendReason}
                hint={say.amendReasonHint}
                wrong={askedReason && lacksReason ? say.amendReasonFirst : undefined}
              >
                {join => (
                  <input
                    {...join}
                    ref={reasonField}
                    maxLength={300}
                    value={reason}
                    required
                    onChange={event => setReason(event.target.value)}
                  />
                )}
              </Field>
            ) : null}
            <SignNote written={preview.note} own={ownWords} staysHere={staysHere} onOwn={setOwnWords} />
            {preview.visit.wanted ? <SignVisit chosen={preview.visit.id} onChoose={setVisit} /> : null}
            {asked ? (
              <asked.Part talk={asked.talk} handoff={asked.handoff} onSaid={() => void look()} />
            ) : null}
            <GoesWhere items={preview.items} unchanged={preview.unchanged} patient={view.carried.language} />
            <div className="sign-end">
              {signing.status === 'failed' ? (
                <p className="needs-you" role="alert">
                  {signing.because}
                </p>
              ) : null}
              <Button
                look="act"
                busy={signing.status === 'signing' || blocked.length > 0}
                onClick={() => (lacksReason ? askReason() : void sign(preview))}
              >
                {signing.status === 'signing' ? say.signing : staysHere ? say.signHere : say.sign}
              </Button>
            </div>
          </>
        ) : null}
      </div>
    </Dialog>
  );

  function askReason() {
    setAskedReason(true);
    reasonField.current?.focus();
  }

  function go(path: string[]) {
    given.onClose();
    afterDrawing(() => goToPlace(path));
  }

  async function sign(seen: PreviewView) {
    setSigning({ status: 'signing' });
    if (visit !== undefined) {
      const named = await api.send<unknown>('POST', `/api/sessions/${view.id}/visit`, { visitId: visit });
      if (isRefused(named)) return fail(named);
    }
    const signed = await api.send<SignedView>('POST', `/api/sessions/${view.id}/signature`, {
      key: key.current,
      ...{ rev: seen.rev, seen: seen.seen },
      ...(ownWords !== undefined && { note: ownWords }),
      ...(needsReason && { amendmentReason: reason.trim() }),
    });
    if (!isRefused(signed)) {
      store.stop();
      return given.onSigned({ ...view, ...signed, draft: store.state().draft });
    }
    if (signed.refused === 'session-changed') {
      setSigning({ status: 'failed', because: say.lookAgain });
      key.current = crypto.randomUUID();
      return look().then(() => setLookedAt(seen.note));
    }
    fail(signed);
  }

  function fail(refused: Refused) {
    setSigning({ status: 'failed', because: say.notSigned(because(refused)) });
  }
}
