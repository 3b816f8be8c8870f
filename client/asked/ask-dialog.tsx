import { type FormEvent, useEffect, useState } from 'react';
import type { QuestionsView } from '../../server/domain/physician/physician-view.ts';
import { type Urgency, urgencies } from '../../server/domain/physician/question.ts';
import type { AskBody } from '../../server/http/contract/physician.ts';
import { Button } from '../design/button.tsx';
import { Choose, Toggle } from '../design/choices.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Field, FieldGroup } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { Reason } from '../page/reason.tsx';
import { askedWords } from '../words/asked.ts';
import './asked.css';

/** The question first; then the replies that answer it by one tap, how soon, for whom, and to whom. */
export default function AskDialog(given: { onClose: () => void; onAsked: () => Promise<void> }) {
  const say = useWords(askedWords);
  const { api } = usePage();
  const [key] = useState(() => crypto.randomUUID());
  const [words, setWords] = useState('');
  const [offers, setOffers] = useState<readonly string[]>([]);
  const [urgency, setUrgency] = useState<Urgency>('this-week');
  const [forPatient, setForPatient] = useState(false);
  const [to, setTo] = useState<string>();
  const [physicians, setPhysicians] = useState<QuestionsView['physicians']>([]);
  const [state, setState] = useState<'rest' | 'sending' | Refused>('rest');
  useEffect(() => {
    void api
      .get<QuestionsView>('/api/questions')
      .then(told => (isRefused(told) ? undefined : setPhysicians(told.physicians)));
  }, [api]);

  const ask = async (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() === '' || state === 'sending') return;
    setState('sending');
    const body: AskBody = {
      ...{ key, words: words.trim(), offers: [...offers], urgency, forPatient },
      ...(to && { to }),
    };
    const told = await api.send('POST', '/api/questions', body);
    if (isRefused(told)) return setState(told);
    await given.onAsked();
  };

  return (
    <Dialog title={say.askTitle} onClose={given.onClose}>
      <form className="ask-form" onSubmit={event => void ask(event)}>
        <Field label={say.words} hint={say.wordsHint}>
          {join => (
            <textarea
              {...join}
              value={words}
              rows={2}
              maxLength={500}
              onChange={event => setWords(event.target.value)}
            />
          )}
        </Field>
        <Offers offers={offers} onChange={setOffers} />
        <FieldGroup label={say.urgency}>
          <Choose
            label={say.urgency}
            of={urgencies.map(value => ({ value, label: say.urgencies[value] }))}
            value={urgency}
            stays
            onChange={chosen => setUrgency(chosen ?? urgency)}
          />
        </FieldGroup>
        {physicians.length > 1 ? (
          <FieldGroup label={say.to}>
            <Choose
              label={say.to}
              of={physicians.map(({ id, name }) => ({ value: id, label: name }))}
              value={to}
              onChange={setTo}
            />
          </FieldGroup>
        ) : null}
        <FieldGroup label={say.forWhom} hint={say.forPatientHint}>
          <Toggle label={say.forPatient} on={forPatient} onChange={setForPatient} />
        </FieldGroup>
        <p className="soft small">{say.redFlag}</p>
        <div className="buttons">
          <Button type="submit" look="act" busy={state === 'sending' || words.trim() === ''}>
            {say.send}
          </Button>
        </div>
        {typeof state === 'object' ? (
          <p className="needs-you" role="alert">
            {say.notSent} <Reason refusal={state} />
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}

const mostOffers = 4;

/** Up to four replies: the usual ones as chips, and any other in the coach's own words. */
function Offers(given: { offers: readonly string[]; onChange: (offers: readonly string[]) => void }) {
  const { offers, onChange } = given;
  const say = useWords(askedWords);
  const [own, setOwn] = useState('');
  const usual: string[] = Object.values(say.usual);
  const shown = [...usual, ...offers.filter(offer => !usual.includes(offer))];
  const toggle = (offer: string, on: boolean) =>
    onChange(on ? [...offers, offer].slice(0, mostOffers) : offers.filter(each => each !== offer));
  const add = () => {
    const words = own.trim();
    if (words && !offers.includes(words) && offers.length < mostOffers) toggle(words, true);
    setOwn('');
  };
  return (
    <FieldGroup label={say.offers}>
      <div className="ask-offers">
        <div className="choices">
          {shown.map(offer => (
            <Toggle
              key={offer}
              label={offer}
              on={offers.includes(offer)}
              onChange={on => toggle(offer, on)}
            />
          ))}
        </div>
        <div className="buttons">
          <input
            type="text"
            value={own}
            maxLength={80}
            aria-label={say.ownOffer}
            placeholder={say.ownOffer}
            onChange={event => setOwn(event.target.value)}
            onKeyDown={event => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
          <Button onClick={add}>{say.addOffer}</Button>
        </div>
      </div>
    </FieldGroup>
  );
}
