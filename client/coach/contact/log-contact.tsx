import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { lastKey, pressedBefore } from '../../page/touch.ts';
import { contactWords } from '../../words/contact.ts';
import BookTalk from '../schedule/book-talk.tsx';
import { useUnsent } from './unsent.ts';

// Fetched by who presses it.
const fetchDialog = () => import('./contact-dialog.tsx');
const ContactDialog = lazy(fetchDialog);
const fetchChosen = () => import('./chosen-dialog.tsx');
const ChosenDialog = lazy(fetchChosen);

/**
 * The way to log a contact, with what became of the last one beside it. `opensByKey`: Alt+L opens it from anywhere on the
 * page; the very first key counts too, although it only fetched this.
 */
export default function LogContact(given: {
  patient?: { id: string; name: string };
  opensByKey?: true;
  /** Of the coach's list: whom it is about is chosen first. */
  ofList?: true;
}) {
  const { patient, opensByKey, ofList } = given;
  const say = useWords(contactWords);
  const button = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const unsent = useUnsent();
  useEffect(() => void fetchDialog().catch(() => undefined), []);
  useEffect(() => pressedBefore(button.current)?.click(), []);
  useEffect(() => {
    if (!opensByKey) return;
    if (wasJustPressed(lastKey())) setOpen(true);
    const press = (event: KeyboardEvent) => {
      if (!isOpening(event) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      // Where the focus goes back to.
      if (document.activeElement === document.body) button.current?.querySelector('button')?.focus();
      setOpen(true);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [opensByKey]);
  const close = () => setOpen(false);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Where whom it is about was chosen first, what had the focus before is gone.
    const isLost = wasOpen.current && !open && document.activeElement === document.body;
    if (isLost) button.current?.querySelector('button')?.focus();
    wasOpen.current = open;
  }, [open]);
  return (
    <span className="log-contact" ref={button}>
      <Button
        look={opensByKey ? 'plain' : 'quiet'}
        aria-keyshortcuts={opensByKey && say.openKey}
        title={opensByKey && say.openKey}
        aria-label={patient && say.titleOf(patient.name)}
        onClick={() => setOpen(true)}
      >
        {say.open}
      </Button>{' '}
      <span role="status" className={unsent > 0 ? 'needs-you small' : 'soft small'}>
        {unsent > 0 ? say.waits(unsent) : said}
      </span>
      {opensByKey ? <BookTalk {...(ofList ? {} : { inChart: true })} /> : null}
      {open ? (
        <Suspense>
          {ofList ? <ChosenDialog onSaid={setSaid} onClose={close} /> : null}
          {ofList ? null : <ContactDialog {...(patient && { patient })} onSaid={setSaid} onClose={close} />}
        </Suspense>
      ) : null}
    </span>
  );
}

const fetchedWithinMs = 5_000;
/** While this was still being fetched. */
const wasJustPressed = (key: KeyboardEvent | undefined): boolean =>
  key !== undefined && isOpening(key) && performance.now() - key.timeStamp < fetchedWithinMs;

/** By its place on the keyboard: Alt makes another letter of it on a Mac. */
const isOpening = (event: KeyboardEvent): boolean =>
  event.altKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyL';
