import './consent.css';
import { useState } from 'react';
import type { ConsentAsks as Asks } from '../../../server/http/contract/billing.ts';
import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';
import { type Language, useLanguage, useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { usePage } from '../../page/page.ts';
import { consentWords } from '../../words/consent.ts';
import { ConsentReceipt } from './consent-receipt.tsx';

/** One question in a session: asked word for word, answered in the patient's words; then what became of the answer. */
export default function ConsentAsked({ ask }: { ask: Asks[number] }) {
  const { api } = usePage();
  const say = useWords(consentWords);
  const because = useBecause();
  const [language, setLanguage] = useState<Language>(useLanguage());
  const [words, setWords] = useState('');
  const [told, setTold] = useState<{ words: string; failed: boolean }>();
  const answer = async (said: 'given' | 'declined') => {
    const body = { said, words, language };
    const kept = await api.send('POST', `/api/asks/${ask.id}/answer`, body);
    setTold(
      isRefused(kept)
        ? { words: say.notKept(because(kept)), failed: true }
        : { words: say.kept, failed: false },
    );
  };
  if (told && !told.failed)
    return (
      <p role="status">
        {told.words} <ConsentReceipt id={ask.id} />
      </p>
    );
  const { question, also } = ask[language];
  const isEmpty = words.trim() === '';
  return (
    <div className="consent-ask">
      <p lang={language} className="consent-question">
        {question}
      </p>
      <p className="soft">
        {say.alsoSay} <span lang={language}>{also}</span>
      </p>
      <Field label={say.askIn}>
        {join => (
          <select {...join} value={language} onChange={event => setLanguage(event.target.value as Language)}>
            <option value="en">{say.languages.en}</option>
            <option value="es">{say.languages.es}</option>
          </select>
        )}
      </Field>
      <Field label={say.theirWords}>
        {join => (
          <input {...join} maxLength={300} value={words} onChange={event => setWords(event.target.value)} />
        )}
      </Field>
      <div className="buttons">
        <Button disabled={isEmpty} onClick={() => void answer('given')}>
          {say.yes}
        </Button>
        <Button disabled={isEmpty} onClick={() => void answer('declined')}>
          {say.no}
        </Button>
      </div>
      {told ? (
        <p role="alert" className="needs-you">
          {told.words}
        </p>
      ) : null}
    </div>
  );
}
