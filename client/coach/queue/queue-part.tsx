import './queue.css';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { ListedHandoff } from '../../../server/http/contract/handoff.ts';
import type { QueueRowView, QueueView, SnoozeBody } from '../../../server/http/contract/queue.ts';
import { Button } from '../../design/button.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { Later } from '../../page/later.tsx';
import { useLive } from '../../page/live.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { useNewest } from '../../page/use-newest.ts';
import { queueWords } from '../../words/queue.ts';
import CallsToMake from '../list/calls-to-make.tsx';
import { CaseloadLine } from './caseload-line.tsx';
import { DateDialog } from './date-dialog.tsx';
import { KeysOfQueue } from './keys-of-queue.tsx';
import { QueueRow } from './queue-row.tsx';
import { QueueTold, type Told } from './queue-told.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { useHandOf } from './use-hand-of.ts';
import { useQueueBecause } from './use-queue-because.ts';
import { useQueueKeys } from './use-queue-keys.ts';

/** Listed at first; the rest when somebody looks for it. */
const atFirst = 40;
const atMost = 500;

type Asked =
  | { is: 'snooze' | 'date'; row: QueueRowView }
  | { is: 'contact' | 'talk'; patient: { id: string; name: string } }
  | { is: 'keys' };

// For who logs one.
const fetchContact = () => import('../contact/contact-dialog.tsx');
// And who books a talk.
const fetchBooking = () => import('../schedule/book-dialog.tsx');

/**
 * The coach's panel in the order of need. It changes by itself as soon as anything behind it does. `referrals`: who waits for
 * any coach; `onTold` is given those of them whom a row tells of, `onChanged` is called when one was taken.
 */
export default function QueuePart(given: {
  referrals: readonly ListedHandoff[];
  onTold: (ids: readonly string[]) => void;
  onChanged: () => unknown;
}) {
  const { referrals, onTold } = given;
  const { api } = usePage();
  const say = useWords(queueWords);
  const calendar = useCalendar();
  const because = useQueueBecause();
  const marks = useLive()?.marks;
  const titleId = useId();
  const [queue, setQueue] = useState<QueueView | Refused>();
  const [most, setMost] = useState(atFirst);
  const [name, setName] = useState('');
  const [asked, setAsked] = useState<Asked>();
  const [told, setTold] = useState<Told>();
  const place = useRef<HTMLElement>(null);
  const find = useRef<HTMLInputElement>(null);
  const showNewest = useNewest(setQueue);
  const load = useCallback(
    () => showNewest(api.get<QueueView>(`/api/queue?most=${most}`)),
    [api, most, showNewest],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => void load(), [load, marks?.queue]);
  const rowsHere = queue && !isRefused(queue) ? queue.rows : [];
  const referralOf = ({ handoffs }: QueueRowView) => referrals.find(({ id }) => handoffs.includes(id));
  const toldOf = rowsHere.flatMap(row => referralOf(row)?.id ?? []).join();
  useEffect(() => onTold(toldOf.split(',')), [toldOf, onTold]);
  const rowOf = (id: string | undefined) => rowsHere.find(({ patientId }) => patientId === id);
  const ask = (is: 'snooze' | 'date', id: string | undefined) => {
    const row = rowOf(id);
    setTold(undefined);
    if (row) setAsked({ is, row });
  };
  const wasLogged = useRef(false);
  const askOf = (is: 'contact' | 'talk', row: QueueRowView | undefined) => {
    if (row === undefined) return;
    wasLogged.current = false;
    setTold(undefined);
    setAsked({ is, patient: { id: row.patientId, name: row.patient?.name ?? say.unnamed } });
  };
  useQueueKeys(place, {
    onSnooze: id => ask('snooze', id),
    onDate: id => ask('date', id),
    onContact: id => askOf('contact', rowOf(id)),
    onBook: id => askOf('talk', rowOf(id)),
    onFind: () => find.current?.focus(),
    onKeys: () => setAsked({ is: 'keys' }),
  });
  const goOnWith = useHandOf(place, queue);

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
  const done = (patientId: string) => {
    setAsked(undefined);
    goOnWith(
      patientId,
      listed.findIndex(row => row.patientId === patientId),
    );
    void load();
  };
  const dialogOf = (row: QueueRowView) => ({
    ...{ row, today: queue.today },
    onClose: () => setAsked(undefined),
    onDone: () => done(row.patientId),
  });
  const wasPutOff = ({ patientId, patient }: QueueRowView, putOff: SnoozeBody | undefined) => {
    const of = patient?.name ?? say.unnamed;
    const why = putOff && (putOff.words ?? say.whys[putOff.why]);
    setTold(
      putOff && why !== undefined
        ? {
            words: say.putOff(of, sayDay(putOff.until, calendar), why),
            putOff: { patientId, name: of },
          }
        : { words: say.backAgain(of) },
    );
    done(patientId);
  };
  const draw = (row: QueueRowView) => (
    <QueueRow
      key={row.patientId}
      row={row}
      referral={referralOf(row)}
      onSnooze={() => ask('snooze', row.patientId)}
      onDate={() => ask('date', row.patientId)}
      onContact={() => askOf('contact', row)}
      onBook={() => askOf('talk', row)}
      onChanged={() => {
        void load();
        void given.onChanged();
      }}
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
      <div className="queue-bar">
        <CaseloadLine caseload={caseload} onChanged={() => void load()} />
        {caseload.patients === 0 ? null : (
          <p className="queue-find">
            <input
              ref={find}
              type="search"
              aria-label={say.filter}
              placeholder={say.filter}
              value={name}
              onFocus={() => setMost(atMost)}
              onChange={event => {
                setTold(undefined);
                setName(event.target.value);
              }}
            />
            <span role="status" className="soft small">
              {name ? say.found(listed.length) : null}
            </span>
          </p>
        )}
      </div>
      {caseload.patients === 0 ? (
        <div className="coach-list-empty">
          <p>{say.nobody}</p>
          <p className="soft">{say.nobodyMore}</p>
        </div>
      ) : null}
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
      <QueueTold
        told={told}
        onTakenBack={(said, patientId) => {
          setTold(said);
          done(patientId);
        }}
      />
      <CallsToMake mark={marks?.handoffs} except={rows.map(({ patientId }) => patientId)} />
      {asked?.is === 'snooze' ? (
        <SnoozeDialog {...dialogOf(asked.row)} onDone={putOff => wasPutOff(asked.row, putOff)} />
      ) : asked?.is === 'date' ? (
        <DateDialog {...dialogOf(asked.row)} />
      ) : asked?.is === 'contact' ? (
        <Later
          fetch={fetchContact}
          of={{
            patient: asked.patient,
            onSaid: words => {
              wasLogged.current = true;
              setTold({ words });
            },
            onClose: () => (wasLogged.current ? done(asked.patient.id) : setAsked(undefined)),
          }}
        />
      ) : asked?.is === 'talk' ? (
        <Later
          fetch={fetchBooking}
          of={{
            asked: { minutes: 30 as const, patient: asked.patient },
            onClose: () => setAsked(undefined),
            onDone: words => {
              setTold({ words });
              done(asked.patient.id);
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
