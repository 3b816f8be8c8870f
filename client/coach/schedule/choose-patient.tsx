import { useEffect, useState } from 'react';
import type { OwnPatientsView } from '../../../server/http/contract/contact.ts';
import { sayDay } from '../../design/dates.ts';
import { Field } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { bookingWords } from '../../words/booking.ts';

type Patient = { id: string; name: string };
const most = 8;

/** Whom a talk is with: a coach's own patients, by a part of the name. */
export function ChoosePatient(given: {
  patient: Patient | undefined;
  wrong: string | false;
  onChoose: (patient: Patient | undefined) => void;
}) {
  const { patient, wrong, onChoose } = given;
  const { api } = usePage();
  const sayTalk = useWords(bookingWords);
  const calendar = useCalendar();
  const [own, setOwn] = useState<OwnPatientsView>([]);
  const [part, setPart] = useState('');
  useEffect(() => {
    void api.get<OwnPatientsView>('/api/own-patients').then(found => isRefused(found) || setOwn(found));
  }, [api]);
  const found = own.filter(({ name }) => plain(name).includes(plain(part.trim())));
  return (
    <div className="book-whom">
      <Field label={sayTalk.whom} hint={sayTalk.whomHint} wrong={wrong}>
        {join => (
          <input
            {...join}
            type="search"
            value={patient?.name ?? part}
            onChange={event => {
              onChoose(undefined);
              setPart(event.target.value);
            }}
          />
        )}
      </Field>
      {patient ? null : (
        <ul className="book-found">
          {found.slice(0, most).map(({ id, name, born }) => (
            <li key={id}>
              <button type="button" className="button" onClick={() => onChoose({ id, name })}>
                {name} {born ? <span className="soft">{sayDay(born, calendar)}</span> : null}
              </button>
            </li>
          ))}
          {found.length === 0 && own.length > 0 ? <li className="soft">{sayTalk.noneFound}</li> : null}
        </ul>
      )}
    </div>
  );
}

/** Whatever its accents. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
