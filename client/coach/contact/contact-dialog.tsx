import './contact.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ContactKept, ContactsView, LoggedView } from '../../../server/http/contract/contact.ts';
import { Button } from '../../design/button.tsx';
import { sayMoment } from '../../design/dates.ts';
import { Dialog } from '../../design/dialog.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { useLive } from '../../page/live.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { contactWords } from '../../words/contact.ts';
import { ContactForm, type Wrong } from './contact-form.tsx';
import { LastContacts } from './last-contacts.tsx';
import { isToTell, Told } from './told.tsx';
import { sendContact } from './unsent.ts';
import { bodyOf, isBegun, nothingWritten, type Written, writtenOf } from './written.ts';

// What was begun and left, by patient; in the memory of this page alone.
const begun = new Map<string, Written>();

/** A contact is logged: the form, and beside it what was tried before. Escape asks before anything is thrown away. */
export default function ContactDialog(given: {
  patient?: { id: string; name: string };
  /** What is written in it at first, where it was opened from something that tells. */
  begins?: Pick<Written, 'kind' | 'reached'>;
  /** Said on the page once the dialog is closed. */
  onSaid: (words: string) => void;
  onClose: () => void;
}) {
  const { patient, onClose, onSaid } = given;
  const { api } = usePage();
  const say = useWords(contactWords);
  const because = useBecause();
  const calendar = useCalendar();
  const { timeZone } = calendar;
  const early = useLive()?.early ?? 0;
  const now = () => Date.now() + early;
  const whose = patient?.id ?? '';
  const [written, setWritten] = useState(() => begun.get(whose) ?? { ...nothingWritten(), ...given.begins });
  const [wasLeft, setWasLeft] = useState(() => begun.has(whose));
  const [wrong, setWrong] = useState<Wrong>();
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [kept, setKept] = useState<ContactKept>();
  const [view, setView] = useState<ContactsView>();
  const [failed, setFailed] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  const load = useCallback(async () => {
    const asked = patient ? `?patient=${encodeURIComponent(patient.id)}` : '';
    const found = await api.get<ContactsView>(`/api/contacts${asked}`);
    setFailed(isRefused(found));
    if (!isRefused(found)) setView(found);
  }, [api, patient]);
  useEffect(() => void load(), [load]);

  const write = (change: Partial<Written>) => {
    const next = { ...written, ...change };
    setWritten(next);
    if (isBegun(next)) begun.set(whose, next);
  };
  const forget = () => {
    begun.delete(whose);
    setWritten(nothingWritten());
    setWasLeft(false);
    setWrong(undefined);
  };
  useEscape(box, () => {
    if (kept || !begun.has(whose)) return false;
    setLeaving(true);
    return true;
  });

  const whyNot = (refused: Refused) => say.refused[refused.because] ?? because(refused);
  const what = [written.kind && say.kinds[written.kind], patient?.name].filter(Boolean).join(', ');

  async function save() {
    const moment = now();
    const { correcting } = written;
    const body = { ...bodyOf(written, { now: moment, timeZone }), ...(patient && { patient: patient.id }) };
    const { patient: _, ...correction } = body;
    setBusy(true);
    const said = (correcting ? say.corrected : say.logged)(
      what,
      sayMoment(new Date(moment).toISOString(), calendar),
    );
    const answer = await sendContact(
      api,
      correcting
        ? { method: 'PUT', path: `/api/contacts/${correcting.id}`, body: correction }
        : { method: 'POST', path: '/api/contacts', body },
      late => onSaid(isRefused(late) ? say.notSaved(whyNot(late)) : `${said} ${say.sentLate}`),
    );
    setBusy(false);
    if (answer !== 'later' && isRefused(answer))
      return setWrong({ field: answer.field, words: whyNot(answer) });
    begun.delete(whose);
    if (answer === 'later') return onClose();
    onSaid(answer.writtenLater && !correcting ? `${said} ${say.markedLater}` : said);
    if (isToTell(answer)) return setKept(answer);
    onClose();
  }

  async function takeBack(logged: LoggedView, reason: string) {
    const body = { key: crypto.randomUUID(), version: logged.version, reason };
    const answer = await sendContact(
      api,
      { method: 'DELETE', path: `/api/contacts/${logged.id}`, body },
      () => void load(),
    );
    if (answer !== 'later' && isRefused(answer)) return setWrong({ words: whyNot(answer) });
    onSaid(say.takenBack(say.kinds[logged.kind], sayMoment(logged.from, calendar)));
    await load();
  }

  return (
    <Dialog title={patient ? say.titleOf(patient.name) : say.open} onClose={onClose}>
      <div className="contact" ref={box}>
        {kept && written.kind ? (
          <Told kept={kept} kind={written.kind} onDone={onClose} />
        ) : (
          <>
            {leaving ? (
              <div className="contact-leave" role="alert">
                <p className="needs-you">{say.leaveAsk}</p>
                <div className="buttons">
                  <Button ref={here => here?.focus()} onClick={() => setLeaving(false)}>
                    {say.goOn}
                  </Button>
                  <Button
                    look="quiet"
                    onClick={() => {
                      forget();
                      onClose();
                    }}
                  >
                    {say.throwAway}
                  </Button>
                </div>
              </div>
            ) : null}
            {wasLeft ? (
              <p className="soft small">
                {say.asLeft}{' '}
                <Button look="link" onClick={forget}>
                  {say.startAnew}
                </Button>
              </p>
            ) : null}
            <div className="contact-parts">
              <ContactForm
                {...{ written, wrong, busy, now, news: view?.news ?? [] }}
                onWrite={write}
                onSave={() => void save()}
                onWrong={setWrong}
              >
                {written.correcting ? (
                  <Button look="quiet" onClick={forget}>
                    {say.stopCorrecting}
                  </Button>
                ) : null}
              </ContactForm>
              <LastContacts
                view={view}
                failed={failed}
                onCorrect={logged => {
                  setWrong(undefined);
                  write(writtenOf(logged, timeZone));
                }}
                onTakeBack={(logged, reason) => void takeBack(logged, reason)}
              />
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Escape closes a dialog by itself; `isAsked` may keep it open. */
function useEscape(box: React.RefObject<HTMLElement | null>, isAsked: () => boolean): void {
  const now = useRef(isAsked);
  now.current = isAsked;
  useEffect(() => {
    const dialog = box.current?.closest('dialog');
    const cancel = (event: Event) => {
      if (now.current()) event.preventDefault();
    };
    dialog?.addEventListener('cancel', cancel);
    return () => dialog?.removeEventListener('cancel', cancel);
  }, [box]);
}
