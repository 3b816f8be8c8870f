import { useState } from 'react';
import { credentials as every } from '../../server/domain/billing/vocabulary.ts';
import { daysOf, endsEarly } from '../../server/domain/desk/credentials.ts';
import { isNpi } from '../../server/domain/desk/npi.ts';
import type { RosterPersonView, RosterView } from '../../server/http/contract/roster.ts';
import { Button } from '../design/button.tsx';
import { Toggle } from '../design/choices.tsx';
import { Field, FieldGroup } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useBecause } from '../page/because.ts';
import { usePage } from '../page/page.ts';
import { rosterWords } from '../words/roster.ts';
import { CredentialDaysFields } from './credential-days.tsx';

/** What a person is by licence or certificate, who supervises them, and their provider number. */
export function PersonForm(given: {
  person: RosterPersonView;
  all: RosterPersonView[];
  onLeave: () => void;
  onKept: (view: RosterView) => void;
}) {
  const { person, all, onLeave, onKept } = given;
  const { api } = usePage();
  const say = useWords(rosterWords);
  const because = useBecause();
  const [credentials, setCredentials] = useState(person.credentials);
  const [days, setDays] = useState(person.days);
  const [supervisor, setSupervisor] = useState(person.supervisor?.id ?? '');
  const [npi, setNpi] = useState(person.npi ?? '');
  const [state, setState] = useState<'rest' | 'sending' | Refused>('rest');
  const isWrong = npi !== '' && !isNpi(npi);
  const early = endsEarly(days);
  const keep = async () => {
    setState('sending');
    const body = {
      credentials,
      days: daysOf(days, credentials),
      supervisorId: supervisor || null,
      npi: npi || null,
    };
    const told = await api.send<RosterView>('PUT', `/api/roster/${person.id}`, body);
    if (isRefused(told)) setState(told);
    else onKept(told);
  };
  return (
    <div className="roster-form" ref={focusFirst}>
      <FieldGroup label={say.credentials}>
        <div className="choices">
          {every.map(one => (
            <Toggle
              key={one}
              label={say.words[one]}
              on={credentials.includes(one)}
              onChange={on =>
                setCredentials(on ? [...credentials, one] : credentials.filter(other => other !== one))
              }
            />
          ))}
        </div>
      </FieldGroup>
      <CredentialDaysFields {...{ credentials, days, early, onChange: setDays }} />
      {person.role === 'coach' ? (
        <Field label={say.supervisor}>
          {join => (
            <select {...join} value={supervisor} onChange={event => setSupervisor(event.target.value)}>
              <option value="">{say.noSupervisor}</option>
              {all
                .filter(({ role }) => role === 'physician')
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </select>
          )}
        </Field>
      ) : null}
      <Field label={say.npiLabel} hint={say.npiHint} wrong={isWrong ? say.npiWrong : undefined}>
        {join => (
          <input
            {...join}
            inputMode="numeric"
            maxLength={10}
            value={npi}
            onChange={event => setNpi(event.target.value.trim())}
          />
        )}
      </Field>
      <p className="buttons">
        <Button
          look="act"
          busy={state === 'sending'}
          disabled={isWrong || early !== undefined}
          onClick={() => void keep()}
        >
          {say.keep}
        </Button>
        <Button look="quiet" onClick={onLeave}>
          {say.leave}
        </Button>
        {typeof state === 'object' ? (
          <span role="alert" className="needs-you">
            {because(state)}
          </span>
        ) : null}
      </p>
    </div>
  );
}

/** The form takes the place of the button that was pressed, and its focus. */
const focusFirst = (form: HTMLElement | null) => form?.querySelector('input')?.focus();
