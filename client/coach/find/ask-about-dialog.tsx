import { useEffect, useRef, useState } from 'react';
import { whyWords } from '../../../server/domain/find/why-words.ts';
import type { RunView } from '../../../server/http/contract/find.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Field } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { findWords } from '../../words/find.ts';
import { foundWords } from '../../words/found.ts';
import type { Found } from './found-list.tsx';
import { useFindBecause } from './use-find-because.ts';

/** Asks the physicians whether somebody should be invited, with why they were found and replies to tap. */
export function AskAboutDialog(given: {
  run: RunView;
  of: Found;
  onClose: () => void;
  onDone: (patientId: string, standing: 'asked') => void;
}) {
  const { run, of, onClose, onDone } = given;
  const { api } = usePage();
  const say = useWords(foundWords);
  const sayFind = useWords(findWords);
  const because = useFindBecause();
  const { language } = useCalendar();
  const whys = of.whys.map(why => whyWords(why, language)).join(' ');
  const [words, setWords] = useState(`${whys} ${say.askFirst}`.slice(-400));
  const [failed, setFailed] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const send = async () => {
    const body = { key: crypto.randomUUID(), words, offers: [...say.askOffers] };
    const path = `/api/finds/${run.id}/people/${encodeURIComponent(of.patientId)}/question`;
    const asked = await api.send('POST', path, body);
    if (isRefused(asked)) setFailed(sayFind.notDone(because(asked)));
    else onDone(of.patientId, 'asked');
  };
  return (
    <Dialog title={say.askTitle(of.person?.name ?? say.unnamed)} onClose={onClose}>
      <form className="find-form" ref={form} action={() => void send()}>
        <Field label={say.askWords} hint={say.askHint}>
          {join => (
            <textarea
              {...join}
              rows={4}
              maxLength={400}
              required
              value={words}
              onChange={event => setWords(event.target.value)}
            />
          )}
        </Field>
        <p role="status" className={failed && 'needs-you'}>
          {failed}
        </p>
        <Button look="act" type="submit">
          {say.send}
        </Button>
      </form>
    </Dialog>
  );
}
