import './queue.css';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { QueueRowView, QueueView } from '../../../server/http/contract/queue.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { Later } from '../../page/later.tsx';
import { useLive } from '../../page/live.ts';
import { usePage } from '../../page/page.ts';
import { queueWords } from '../../words/queue.ts';
import CallsToMake from '../list/calls-to-make.tsx';
import { CaseloadLine } from './caseload-line.tsx';
import { DateDialog } from './date-dialog.tsx';
import { KeysOfQueue } from './keys-of-queue.tsx';
import { QueueRow } from './queue-row.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { useQueueBecause } from './use-queue-because.ts';
import { useQueueKeys } from './use-queue-keys.ts';

/** Listed at first; the rest when somebody looks for it. */
const atFirst = 40;
const atMost = 500;

type Asked =
  | { is: 'snooze' | 'date'; row: QueueRowView }
  | { is: 'contact'; patient: { id: string; name: string } }
  | { is: 'keys' };

// For who logs one.
const fetchContact = () => import('../contact/contact-dialog.tsx');

/** The coach's panel in the order of need. It changes by itself as soon as anything behind it does. */
export default function QueuePart() {
  const { api } = usePage();
  const say = useWords(queueWords);
  const because = useQueueBecause();
  const marks = useLive()?.marks;
  const titleId = useId();
  const [queue, setQueue] = useState<QueueView | Refused>();
  const [most, setMost] = useState(atFirst);
  const [name, setName] = useState('');
  const [asked, setAsked] = useState<Asked>();
  const [logged, setLogged] = useState<string>();
  const place = useRef<HTMLElement>(null);
  const find = useRef<HTMLInputElement>(null);
  const load = useCallback(() => api.get<QueueView>(`/api/queue?most=${most}`).then(setQueue), [api, most]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => void load(), [load, marks?.queue]);
  const rowOf = (id: string | undefined) =>
    queue && !isRefused(queue) ? queue.rows.find(({ patientId }) => patientId === id) : undefined;
  const ask = (is: 'snooze' | 'date', id: string | undefined) => {
    const row = rowOf(id);
    if (row) setAsked({ is, row });
  };
  const wasLogged = useRef(false);
  const askContact = (row: QueueRowView | undefined) => {
    if (row === undefined) return;
    wasLogged.current = false;
    setLogged(undefined);
    setAsked({ is: 'contact', patient: { id: row.patientId, name: row.patient?.name ?? say.unnamed } });
  };
  useQueueKeys(place, {
    onSnooze: id => ask('snooze', id),
    onDate: id => ask('date', id),
    onContact: id => askContact(rowOf(id)),
    onFind: () => find.current?.focus(),
    onKeys: () => setAsked({ is: 'keys' }),
  });
  // Who was put off, or was tried just now, is no longer there: the hand goes on with whoever came in their place.
  const goOnAt = useRef<number>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the queue has come anew
  useEffect(() => {
    if (goOnAt.current === undefined) return;
    const doing = [...(place.current?.querySelectorAll<HTMLElement>('.queue > ul .queue-do') ?? [])];
    doing[Math.max(0, Math.min(goOnAt.current, doing.length - 1))]?.focus();
    goOnAt.current = undefined;
  }, [queue]);

  if (queue === undefined) return <p className="soft">{say.loading}</p>;
  if (isRefused(queue))
    return (
      <section>
        <p>
          {say.notOpened} {because(queue)}
        </p>
        <Button onClick={() => void load()}>{say.tryAgain}</Button>
      </section>
    );
  const { rows, more, shown, bands, caseload } = queue;
  const fits = ({ patient }: QueueRowView) => isLike(patient?.name ?? '', name);
  const isAtWork = ({ standing }: QueueRowView) => standing === 'shown';
  const listed = name ? rows.filter(fits) : rows.filter(isAtWork);
  const rest = name ? [] : rows.filter(row => !isAtWork(row));
  const done = (at?: number) => {
    setAsked(undefined);
    goOnAt.current = at;
    void load();
  };
  const draw = (row: QueueRowView) => (
    <QueueRow
      key={row.patientId}
      row={row}
      onSnooze={() => setAsked({ is: 'snooze', row })}
      onDate={() => setAsked({ is: 'date', row })}
      onContact={() => askContact(row)}
      onChanged={() => void load()}
    />
  );
  return (
    <section className="queue" ref={place} aria-labelledby={titleId}>
      <div className="queue-head">
        <h2 id={titleId}>{say.title}</h2>
        {shown > 0 ? (
          <span className="soft small">{say.inBands(bands.now, bands.today, bands['this-week'])}</span>
        ) : null}
        <Button look="quiet" onClick={() => setAsked({ is: 'keys' })}>
          {say.keys}
        </Button>
      </div>
      <CaseloadLine caseload={caseload} onChanged={() => void load()} />
      {caseload.patients === 0 ? (
        <div className="coach-list-empty">
          <p>{say.nobody}</p>
          <p className="soft">{say.nobodyMore}</p>
        </div>
      ) : (
        <p className="queue-find">
          <input
            ref={find}
            type="search"
            aria-label={say.filter}
            placeholder={say.filter}
            value={name}
            onFocus={() => setMost(atMost)}
            onChange={event => setName(event.target.value)}
          />
          <span role="status" className="soft small">
            {name ? say.found(listed.length) : logged}
          </span>
        </p>
      )}
      {shown === 0 && caseload.patients > 0 && !name ? <p>{say.nothingDue}</p> : null}
      <ul>{listed.map(draw)}</ul>
      {more > 0 ? (
        <div className="buttons">
          <Button onClick={() => setMost(atMost)}>{say.more(more)}</Button>
        </div>
      ) : null}
      {rest.length > 0 ? (
        <details>
          <summary>{say.rest(queue.rest)}</summary>
          <ul>{rest.map(draw)}</ul>
        </details>
      ) : null}
      <CallsToMake mark={marks?.handoffs} except={rows.map(({ patientId }) => patientId)} />
      {asked?.is === 'snooze' ? (
        <SnoozeDialog
          row={asked.row}
          today={queue.today}
          onClose={() => setAsked(undefined)}
          onDone={() => done(listed.findIndex(({ patientId }) => patientId === asked.row.patientId))}
        />
      ) : null}
      {asked?.is === 'date' ? (
        <DateDialog
          row={asked.row}
          today={queue.today}
          onClose={() => setAsked(undefined)}
          onDone={() => done()}
        />
      ) : null}
      {asked?.is === 'contact' ? (
        <Later
          fetch={fetchContact}
          of={{
            patient: asked.patient,
            onSaid: words => {
              wasLogged.current = true;
              setLogged(words);
            },
            onClose: () => {
              const at = listed.findIndex(({ patientId }) => patientId === asked.patient.id);
              if (wasLogged.current) done(at < 0 ? undefined : at);
              else setAsked(undefined);
            },
          }}
        />
      ) : null}
      {asked?.is === 'keys' ? <KeysOfQueue onClose={() => setAsked(undefined)} /> : null}
    </section>
  );
}

/** A part of the name, whatever its accents. */
const isLike = (name: string, part: string) => plain(name).includes(plain(part.trim()));
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
