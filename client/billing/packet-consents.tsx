import { useState } from 'react';
import { consentKinds } from '../../server/domain/billing/vocabulary.ts';
import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { dayOf } from '../design/dates.ts';
import { Field } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { consentsKnownWords } from '../words/consents-known.ts';
import { monthWords } from '../words/month.ts';
import { useDeskDeed } from './use-desk.ts';

type Of = { patient: string; onChanged: () => void };
type Said = { words: string; day: string };

/** Whether the answer at this place is the last of its service and a yes: only that one can be taken back. */
export const canWithdraw = (consents: ClaimPacket['consents'], at: number): boolean =>
  consents[at]?.said === 'given' && !consents.slice(at + 1).some(({ to }) => to === consents[at]?.to);

/** A patient took a consent back: their words and the day, and asked once more before it is kept. */
export function WithdrawConsent({ patient, to, onChanged }: Of & { to: string }) {
  const say = useWords(consentsKnownWords);
  const { said, setSaid, isWhole, busy, told, keep } = useConsent({ patient, onChanged });
  const [isSure, setIsSure] = useState(false);
  return (
    <details className="not-on-paper">
      <summary>{say.withdrawn}</summary>
      <SaidFields said={said} onChange={setSaid} />
      {isSure ? (
        <fieldset ref={focusOn} tabIndex={-1}>
          <legend>{say.sure(to)}</legend>
          <Button look="danger" busy={busy} onClick={() => void keep(to.toLowerCase(), 'revoked')}>
            {say.yes}
          </Button>{' '}
          <Button look="quiet" onClick={() => setIsSure(false)}>
            {say.no}
          </Button>
        </fieldset>
      ) : (
        <Button disabled={!isWhole} onClick={() => setIsSure(true)}>
          {say.keepWithdrawal}
        </Button>
      )}
      <Told told={told} />
    </details>
  );
}

/** A consent that stands on paper, or that was declined. */
export function WriteConsent(given: Of) {
  const say = useWords(consentsKnownWords);
  const month = useWords(monthWords);
  const { said, setSaid, isWhole, busy, told, keep } = useConsent(given);
  const [to, setTo] = useState<string>(consentKinds[0]);
  const [answer, setAnswer] = useState<'given' | 'declined'>('given');
  return (
    <details className="not-on-paper">
      <summary>{say.writeDown}</summary>
      <Field label={say.service}>
        {join => (
          <select {...join} value={to} onChange={event => setTo(event.target.value)}>
            {consentKinds.map(kind => (
              <option key={kind} value={kind}>
                {kind.toUpperCase()}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say.answer}>
        {join => (
          <select {...join} value={answer} onChange={event => setAnswer(event.target.value as typeof answer)}>
            <option value="given">{say.answers.given}</option>
            <option value="declined">{say.answers.declined}</option>
          </select>
        )}
      </Field>
      <SaidFields said={said} onChange={setSaid} />
      <Button busy={busy} disabled={!isWhole} onClick={() => void keep(to, answer)}>
        {month.keep}
      </Button>
      <Told told={told} />
    </details>
  );
}

/** The question takes the place of the button that was pressed, and its focus. */
const focusOn = (box: HTMLElement | null) => box?.focus();

function SaidFields({ said, onChange }: { said: Said; onChange: (said: Said) => void }) {
  const say = useWords(consentsKnownWords);
  const { now, timeZone } = useCalendar();
  return (
    <>
      <Field label={say.theirWords}>
        {join => (
          <input
            {...join}
            maxLength={300}
            value={said.words}
            onChange={event => onChange({ ...said, words: event.target.value })}
          />
        )}
      </Field>
      <Field label={say.day} hint={say.notAhead}>
        {join => (
          <input
            {...join}
            type="date"
            max={dayOf(now, timeZone)}
            value={said.day}
            onChange={event => onChange({ ...said, day: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

const Told = ({ told }: { told: ReturnType<typeof useDeskDeed>['told'] }) => (
  <p role="status" className={told?.failed ? 'needs-you' : undefined}>
    {told?.words}
  </p>
);

function useConsent({ patient, onChanged }: Of) {
  const { api } = usePage();
  const say = useWords(consentsKnownWords);
  const { now, timeZone } = useCalendar();
  const deed = useDeskDeed();
  const [said, setSaid] = useState<Said>({ words: '', day: '' });
  const isWhole = said.words.trim() !== '' && said.day !== '' && said.day <= dayOf(now, timeZone);
  const keep = (to: string, answer: 'given' | 'declined' | 'revoked') => {
    const body = { patient, to, said: answer, ...said };
    return deed.run(
      () => api.send('POST', '/api/consents', { key: deed.keyFor(body), ...body }),
      () => {
        setSaid({ words: '', day: '' });
        onChanged();
        return say.kept;
      },
    );
  };
  return { ...deed, said, setSaid, isWhole, keep };
}
