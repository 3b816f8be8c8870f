import { lazy, Suspense, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { inboxWords } from '../../words/inbox.ts';

// For who presses it.
const ContactDialog = lazy(() => import('../contact/contact-dialog.tsx'));

/** Time spent on a message counts only where the coach says so: the dialog of a contact, begun as a message. */
export default function LogMessage({ patient }: { patient?: { id: string; name: string } }) {
  const say = useWords(inboxWords);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {say.log}
      </Button>{' '}
      <span role="status" className="soft small">
        {said || say.logHint}
      </span>
      {open ? (
        <Suspense>
          <ContactDialog
            {...(patient && { patient })}
            begins={{ kind: 'message', reached: 'nobody' }}
            onSaid={setSaid}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
