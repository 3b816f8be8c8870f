import { useEffect, useRef, useState } from 'react';
import { longestMessage, waysByHand } from '../../../server/domain/message/message.ts';
import type { ReceivedBody, ReceivedKept, ThreadView } from '../../../server/http/contract/message.ts';
import { Button } from '../../design/button.tsx';
import { Choose } from '../../design/choices.tsx';
import { dayOf } from '../../design/dates.ts';
import { Field, FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { Later } from '../../page/later.tsx';
import { useCalendar, usePage } from '../../page/page.ts';
import { inboxWritingWords } from '../../words/inbox-writing.ts';

// When something in it cannot wait.
const fetchRaised = () => import('./raised-by-words.tsx');

/** What came from the patient by another way, written down word for word. The rules look at it as it is kept. */
export default function CameForm(given: {
  view: ThreadView;
  patient?: string;
  onKept: () => void;
  onClose: () => void;
}) {
  const { view, patient, onKept, onClose } = given;
  const { api } = usePage();
  const say = useWords(inboxWritingWords);
  const because = useBecause();
  const { timeZone, now } = useCalendar();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [from, setFrom] = useState<ReceivedBody['from']>('patient');
  const [way, setWay] = useState<ReceivedBody['way']>('portal');
  const [language, setLanguage] = useState(view.language?.split('-')[0] ?? 'en');
  const [when, setWhen] = useState<'now' | 'earlier'>('now');
  const [day, setDay] = useState(() => dayOf(now, timeZone));
  const [clock, setClock] = useState('');
  const [body, setBody] = useState('');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ words: string; isWrong?: true }>({ words: '' });
  const words = useRef<HTMLTextAreaElement>(null);
  useEffect(() => words.current?.focus(), []);
  const [raised, setRaised] = useState<ReceivedKept>();
  const languages = [...new Set(['en', 'es', view.language?.split('-')[0] ?? 'en'])];
  const names: { [tag: string]: string } = say.languages;
  async function keep() {
    if (busy) return;
    setBusy(true);
    const kept = await api.send<ReceivedKept>('POST', '/api/received-messages', {
      ...{ key, from, way, language, body, ...(patient && { patient }) },
      ...(when === 'earlier' && { when: { day, clock } }),
    });
    setBusy(false);
    if (isRefused(kept))
      return setSaid({ words: say.notDone(say.refused[kept.because] ?? because(kept)), isWrong: true });
    setKey(crypto.randomUUID());
    setBody('');
    setSaid({ words: say.cameKept });
    onKept();
    if (kept.raised.length > 0) setRaised(kept);
    else onClose();
  }
  if (raised)
    return (
      <Later
        fetch={fetchRaised}
        of={{
          ...{ kept: raised, onClose },
          ...(patient && { patient: { id: patient, name: view.patient ?? '' } }),
        }}
      />
    );
  return (
    <form
      className="composer"
      onSubmit={event => {
        event.preventDefault();
        void keep();
      }}
      onKeyDown={event => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void keep();
      }}
    >
      <h3>{say.came}</h3>
      <FieldGroup label={say.cameFrom}>
        <Choose
          stays
          label={say.cameFrom}
          of={(['patient', 'circle'] as const).map(value => ({ value, label: say.froms[value] }))}
          value={from}
          onChange={value => value && setFrom(value)}
        />
      </FieldGroup>
      <FieldGroup label={say.cameBy}>
        <Choose
          stays
          label={say.cameBy}
          of={waysByHand.map(value => ({ value, label: say.cameWays[value] }))}
          value={way}
          onChange={value => value && setWay(value)}
        />
      </FieldGroup>
      <FieldGroup label={say.language}>
        <Choose
          stays
          label={say.language}
          of={languages.map(value => ({ value, label: names[value] ?? value }))}
          value={language}
          onChange={value => value && setLanguage(value)}
        />
      </FieldGroup>
      <FieldGroup label={say.cameWhen}>
        <Choose
          stays
          label={say.cameWhen}
          of={(['now', 'earlier'] as const).map(value => ({ value, label: say.whens[value] }))}
          value={when}
          onChange={value => value && setWhen(value)}
        />
        {when === 'earlier' ? (
          <>
            <input
              type="date"
              required
              aria-label={say.day}
              value={day}
              onChange={event => setDay(event.target.value)}
            />{' '}
            <input
              type="time"
              required
              aria-label={say.clock}
              value={clock}
              onChange={event => setClock(event.target.value)}
            />
          </>
        ) : null}
      </FieldGroup>
      <Field label={say.cameWords}>
        {join => (
          <textarea
            {...join}
            ref={words}
            className="own-words"
            rows={3}
            maxLength={longestMessage}
            lang={language}
            value={body}
            onChange={event => setBody(event.target.value)}
          />
        )}
      </Field>
      <div className="buttons">
        <Button look="act" type="submit" busy={busy}>
          {busy ? say.keeping : say.keepCame}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {say.close}
        </Button>
        <span role="status" className={said.isWrong ? 'needs-you' : 'soft small'}>
          {said.words}
        </span>
      </div>
    </form>
  );
}
