import './roster.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { shortDay } from '../../server/domain/short-date.ts';
import type { RosterPersonView, RosterView } from '../../server/http/contract/roster.ts';
import { Button } from '../design/button.tsx';
import { useLanguage, useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { rosterWords } from '../words/roster.ts';
import { PersonForm } from './person-form.tsx';

/** Who works with patients, by which credential in words, under whom; each is changed in the line it stands in. */
export default function RosterPart({ onChanged }: { onChanged?: () => void }) {
  const { api, login } = usePage();
  const say = useWords(rosterWords);
  const [view, setView] = useState<RosterView | Refused>();
  const [isOpen, setOpen] = useState(false);
  const load = useCallback(() => api.get<RosterView>('/api/roster').then(setView), [api]);
  useEffect(() => {
    if (isOpen) void load();
  }, [isOpen, load]);
  const may = ['biller', 'lead', 'admin'].includes(login?.staff.role ?? '');
  if (!may) return null;
  return (
    <details className="roster" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{say.title}</summary>
      <p className="soft">{say.why}</p>
      {isRefused(view) ? (
        <p className="needs-you">
          {say.failed} <Button onClick={() => void load()}>{say.again}</Button>
        </p>
      ) : (
        <ul>
          {view?.people.map(person => (
            <Person
              key={person.id}
              {...{ person, all: view.people }}
              onView={next => {
                setView(next);
                onChanged?.();
              }}
            />
          ))}
        </ul>
      )}
    </details>
  );
}

function Person(given: {
  person: RosterPersonView;
  all: RosterPersonView[];
  onView: (view: RosterView) => void;
}) {
  const { person, all, onView } = given;
  const { name, role, credentials, days, supervisor, npi } = person;
  const language = useLanguage();
  const say = useWords(rosterWords);
  const [isOpen, setOpen] = useState(false);
  const [kept, setKept] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    // The button comes back in the place of the form, and with it the focus.
    requestAnimationFrame(() => button.current?.focus());
  };
  const held = ({ from, until }: { from?: string; until?: string } = {}) =>
    [from && say.heldSince(shortDay(from, language)), until && say.heldUntil(shortDay(until, language))]
      .filter(Boolean)
      .join(' ');
  const counts = credentials
    .map(one => [say.words[one], held(days[one])].filter(Boolean).join(' '))
    .join(', ');
  return (
    <li>
      <strong>{name}</strong> <span className="soft">{say.roles[role] ?? role}</span>
      <br />
      <span className={counts ? undefined : 'needs-you'}>{counts || say.none}</span>
      <span className="soft small">
        {role === 'coach' ? ` · ${supervisor ? say.under(supervisor.name) : say.nobody}` : null}
        {` · ${npi ? say.npi(npi) : say.noNpi}`}
      </span>{' '}
      {isOpen ? (
        <PersonForm
          {...{ person, all }}
          onLeave={close}
          onKept={next => {
            setKept(true);
            close();
            onView(next);
          }}
        />
      ) : (
        <Button look="link" ref={button} aria-label={`${say.change}: ${name}`} onClick={() => setOpen(true)}>
          {say.change}
        </Button>
      )}
      <span role="status" className="small">
        {kept && !isOpen ? say.kept(name) : null}
      </span>
    </li>
  );
}
