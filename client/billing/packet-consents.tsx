import { useState } from 'react';
import { type ConsentKind, consentKinds } from '../../server/domain/billing/vocabulary.ts';
import { consentWords } from '../../server/domain/desk/consent-words.ts';
import type { Language } from '../../server/domain/language.ts';
import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { dayOf } from '../design/dates.ts';
import { Field } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { changedSinceWords } from '../words/changed-since.ts';
import { consentsKnownWords } from '../words/consents-known.ts';
import { factsWords } from '../words/facts.ts';
import { monthWords } from '../words/month.ts';
import { choices, Line, Select } from './facts/parts.tsx';
import { useDeskDeed } from './use-desk.ts';

type Of = { patient: string; onChanged: () => void };
type Said = { words: string; day: string; time?: string };

/** Whether the answer at this place is the last of its service and a yes: only that one can be taken back. */
export const canWithdraw = (consents: ClaimPacket['consents'], at: number): boolean =>
  consents[at]?.said === 'given' && !consents.slice(at + 1).some(({ to }) => to === consents[at]?.to);

/** A patient took a consent back: their words and the day, and asked once more before it is kept. */
export function WithdrawConsent({ patient, to, onChanged }: Of & { to: string }) {
  const say = useWords(consentsKnownWords);
  const { said, setSaid, isWhole, busy, told, keep } = useConsent({ patient, onChanged });
  const [isSure, setIsSure] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  const leave = () => {
    setIsSure(false);
    setWasAsked(true);
  };
  return (
    <details className="not-on-paper fact-form">
      <summary>{say.withdrawn}</summary>
      <SaidFields said={said} onChange={setSaid} noHour />
      {isSure ? (
        <fieldset ref={focusOn} tabIndex={-1}>
          <legend>{say.sure(to)}</legend>
          <Button look="danger" busy={busy} onClick={() => void keep(to.toLowerCase(), 'revoked', '')}>
            {say.yes}
          </Button>{' '}
          <Button look="quiet" onClick={leave}>
            {say.no}
          </Button>
        </fieldset>
      ) : (
        <Button disabled={!isWhole} autoFocus={wasAsked} onClick={() => setIsSure(true)}>
          {say.keepWithdrawal}
        </Button>
      )}
      <Told told={told} />
    </details>
  );
}

type ToldBefore = { by: Language | 'other'; words: string };

/** What the patient heard before they answered: ours in the language it was said in, or as it stands on a form. */
const toldWords = (to: ConsentKind, { by, words }: ToldBefore): string => {
  if (by === 'other') return words.trim();
  const { question, also } = consentWords(to, by);
  return `${question} ${also}`;
};

function ToldFields(given: { to: ConsentKind; told: ToldBefore; onChange: (told: ToldBefore) => void }) {
  const { to, told, onChange } = given;
  const say = useWords(factsWords);
  return (
    <>
      <Select
        label={say.told}
        value={told.by}
        of={[...choices(say.toldOurs), ['other', say.toldOther] as const]}
        onChange={by => onChange({ ...told, by })}
      />
      {told.by === 'other' ? (
        <Line
          label={say.toldWords}
          most={1_000}
          value={told.words}
          onChange={words => onChange({ ...told, words })}
        />
      ) : (
        <p className="soft small" lang={told.by}>
          “{toldWords(to, told)}”
        </p>
      )}
    </>
  );
}

/** A consent that stands on paper, or that was declined, with what was told before it. */
export function WriteConsent(given: Of & { to?: ConsentKind }) {
  const say = useWords(consentsKnownWords);
  const month = useWords(monthWords);
  const { said, setSaid, isWhole, busy, told: answered, keep } = useConsent(given);
  const [to, setTo] = useState<ConsentKind>(given.to ?? consentKinds[0]);
  const [told, setTold] = useState<ToldBefore>({ by: 'other', words: '' });
  const [answer, setAnswer] = useState<'given' | 'declined'>('given');
  return (
    <>
      {given.to ? null : (
        <Select
          label={say.service}
          value={to}
          of={consentKinds.map(kind => [kind, kind.toUpperCase()] as const)}
          onChange={setTo}
        />
      )}
      <Select label={say.answer} value={answer} of={choices(say.answers)} onChange={setAnswer} />
      <ToldFields to={to} told={told} onChange={setTold} />
      <SaidFields said={said} onChange={setSaid} />
      <Button
        busy={busy}
        disabled={!isWhole || toldWords(to, told) === ''}
        onClick={() => void keep(to, answer, toldWords(to, told))}
      >
        {month.keep}
      </Button>
      <Told told={answered} />
    </>
  );
}

/** The question takes the place of the button that was pressed, and its focus. */
const focusOn = (box: HTMLElement | null) => box?.focus();

function SaidFields(given: { said: Said; onChange: (said: Said) => void; noHour?: true }) {
  const { said, onChange, noHour } = given;
  const say = useWords(consentsKnownWords);
  const more = useWords(changedSinceWords);
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
      {noHour ? null : (
        <Field label={more.hour} hint={more.wholeDay}>
          {join => (
            <input
              {...join}
              type="time"
              value={said.time ?? ''}
              onChange={({ target }) => onChange({ ...said, time: target.value || undefined })}
            />
          )}
        </Field>
      )}
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
  const keep = (to: string, answer: 'given' | 'declined' | 'revoked', told: string) => {
    const body = { patient, to, said: answer, told, ...said };
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
