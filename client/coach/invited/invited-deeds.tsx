import { useState } from 'react';
import { reasonsIn } from '../../../server/domain/handoff/reason-words.ts';
import type { ListedHandoff } from '../../../server/http/contract/handoff.ts';
import { Button } from '../../design/button.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { Later } from '../../page/later.tsx';
import { useCalendar } from '../../page/page.ts';
import { bookTalkWords } from '../../words/book-talk.ts';
import { invitedWords } from '../../words/invited.ts';
import { DeclineDialog } from '../find/decline-dialog.tsx';

// For who logs one, or books one.
const fetchContact = () => import('../contact/contact-dialog.tsx');
const fetchBook = () => import('../schedule/book-dialog.tsx');

/**
 * Somebody whom this coach found and invited: since when, why, and what comes next. `patientId`: where the row itself
 * logs no contact. `onBook`: where it books a talk.
 */
export default function InvitedDeeds(given: {
  handoff: ListedHandoff;
  name: string;
  patientId?: string | undefined;
  onBook?: () => void;
  onChanged: () => unknown;
}) {
  const { handoff, name, patientId, onBook, onChanged } = given;
  const say = useWords(invitedWords);
  const sayBook = useWords(bookTalkWords);
  const calendar = useCalendar();
  const [open, setOpen] = useState<'contact' | 'book' | 'decline'>();
  const [told, setTold] = useState('');
  const why = reasonsIn(handoff, calendar.language);
  const close = () => setOpen(undefined);
  return (
    <div className="queue-referral small">
      <p>
        {(onBook ? say.yours : say.byYou)(sayDay(handoff.at, calendar))} <span className="soft">{why}</span>
      </p>
      {patientId === undefined ? null : (
        <Button aria-label={say.logLong(name)} onClick={() => setOpen('contact')}>
          {say.log}
        </Button>
      )}
      <Button look="quiet" aria-label={sayBook.bookOf(name)} onClick={onBook ?? (() => setOpen('book'))}>
        {sayBook.book}
      </Button>
      <Button look="quiet" aria-label={say.didNotWantLong(name)} onClick={() => setOpen('decline')}>
        {say.didNotWant}
      </Button>
      <p role="status">{told}</p>
      {open === 'contact' && patientId !== undefined ? (
        <Later
          fetch={fetchContact}
          of={{
            patient: { id: patientId, name },
            onSaid: setTold,
            onClose: () => {
              close();
              onChanged();
            },
          }}
        />
      ) : null}
      {open === 'book' && patientId !== undefined ? (
        <Later
          fetch={fetchBook}
          of={{
            asked: { minutes: 30 as const, patient: { id: patientId, name } },
            onClose: close,
            onDone: words => {
              setTold(words);
              close();
            },
          }}
        />
      ) : null}
      {open === 'decline' ? (
        <DeclineDialog
          path={`/api/invitations/${handoff.id}/decline`}
          name={name}
          onClose={close}
          onDone={() => {
            close();
            onChanged();
          }}
        />
      ) : null}
    </div>
  );
}
