import './contact.css';
import { useEffect, useState } from 'react';
import type { OwnPatientsView } from '../../../server/http/contract/contact.ts';
import { Button } from '../../design/button.tsx';
import { sayDay } from '../../design/dates.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Field } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { contactWords } from '../../words/contact.ts';
import ContactDialog from './contact-dialog.tsx';

const listedAtMost = 8;

/** Where no chart is open, whom a contact is about is chosen by typing a part of the name; Enter takes the first. */
export default function ChosenDialog(given: { onSaid: (words: string) => void; onClose: () => void }) {
  const { api } = usePage();
  const say = useWords(contactWords);
  const because = useBecause();
  const calendar = useCalendar();
  const [patients, setPatients] = useState<OwnPatientsView>();
  const [failed, setFailed] = useState<string>();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<OwnPatientsView[number]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it opens
  useEffect(() => {
    void api.get<OwnPatientsView>('/api/own-patients').then(found => {
      if (isRefused(found)) setFailed(because(found));
      else setPatients(found);
    });
  }, [api]);
  if (chosen) return <ContactDialog {...given} patient={chosen} />;
  const found = (patients ?? []).filter(({ name }) => plain(name).includes(plain(typed.trim())));
  return (
    <Dialog title={say.open} onClose={given.onClose}>
      <form
        className="contact"
        onSubmit={event => {
          event.preventDefault();
          const [first] = found;
          if (first && typed.trim() !== '') setChosen(first);
        }}
      >
        <Field label={say.choose} hint={say.chooseHint}>
          {join => (
            <input
              {...join}
              ref={here => here?.setAttribute('autofocus', '')}
              autoComplete="off"
              value={typed}
              onChange={event => setTyped(event.target.value)}
            />
          )}
        </Field>
        <p role="status" className="soft">
          {failed ?? (patients === undefined ? say.loading : patients.length === 0 ? say.noneOwn : '')}
          {patients && patients.length > 0 && found.length === 0 ? say.noneFound : null}
        </p>
        <ul className="contact-found">
          {found.slice(0, listedAtMost).map(patient => (
            <li key={patient.id}>
              <Button look="quiet" onClick={() => setChosen(patient)}>
                {patient.name}
              </Button>{' '}
              {patient.born ? <span className="soft small">{sayDay(patient.born, calendar)}</span> : null}
            </li>
          ))}
        </ul>
      </form>
    </Dialog>
  );
}

/** Without accents and capitals: a name is found as it is typed on any keyboard. */
const plain = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
