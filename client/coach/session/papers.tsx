import { useEffect, useState } from 'react';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { copyWords } from '../../page/copy-words.ts';
import { usePage } from '../../page/page.ts';
import { sessionSignWords } from '../../words/session-sign.ts';

/** Ways out of the page: copy the note, its PDF, print; the patient's page in English and Spanish. */
export function Papers(given: { session: SessionView; onSheet: (language: 'en' | 'es') => void }) {
  const { session } = given;
  const { api } = usePage();
  const say = useWords(sessionSignWords);
  const because = useBecause();
  const [said, setSaid] = useState('');
  // The patient's language first.
  const inOrder = session.carried.language?.startsWith('es')
    ? (['es', 'en'] as const)
    : (['en', 'es'] as const);
  const path = `/api/sessions/${session.id}`;
  // What was signed on this very page is asked for once more: with its plans, which the signature has made.
  const [takesHome, setTakesHome] = useState(session.takesHome);
  useEffect(() => {
    if (session.takesHome !== undefined) return;
    void api.get<SessionView>(path).then(now => {
      if (!isRefused(now)) setTakesHome(now.takesHome);
    });
  }, [api, path, session.takesHome]);
  return (
    <div className="papers screen-only">
      <div className="buttons">
        <Button onClick={() => void copy()}>{say.copy}</Button>
        <Button onClick={() => void file(`${path}/note.pdf`, 'coaching-note.pdf')}>{say.pdf}</Button>
        <Button onClick={() => print()}>{say.print}</Button>
      </div>
      <h3>{say.handout}</h3>
      {takesHome === false ? <p className="soft">{say.nothingToTakeHome}</p> : null}
      {takesHome ? (
        <div className="buttons">
          {inOrder.map(language => (
            <Button key={language} onClick={() => given.onSheet(language)}>
              {say.handoutIn[language]}
            </Button>
          ))}
          {inOrder.map(language => (
            <Button
              key={language}
              look="quiet"
              onClick={() => void file(`${path}/handout.pdf?language=${language}`, `plan-${language}.pdf`)}
            >
              {say.handoutPdf[language]}
            </Button>
          ))}
        </div>
      ) : null}
      <p className="soft small" aria-live="polite">
        {said}
      </p>
    </div>
  );

  async function copy() {
    const copied = await copyWords(session.note ?? '');
    setSaid(copied ? say.copied : say.notCopied);
  }

  // A link cannot name its launch, so the file comes through here; names of files tell nobody's name.
  async function file(from: string, name: string) {
    const blob = await api.file(from);
    if (isRefused(blob)) return setSaid(say.fileFailed(because(blob)));
    const address = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}
