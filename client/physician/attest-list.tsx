import './attest.css';
import { useCallback, useEffect, useState } from 'react';
import type {
  AttestView,
  AttestList as List,
  OpenedToAttest,
} from '../../server/domain/escalation/on-watch.ts';
import { ChartText } from '../design/as-said.tsx';
import { Button } from '../design/button.tsx';
import { sayDay, sayMoment } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { wordOf } from '../escalation/receipt-word.ts';
import { useDeed } from '../escalation/use-deed.ts';
import { isRefused } from '../page/api.ts';
import { useLive } from '../page/live.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { escalationWords } from '../words/escalation.ts';

/**
 * Sessions that wait for this physician's signature: opened one by one, then signed singly or together. In a chart those of
 * its patient alone; `quiet`: nothing at all where nothing waits; `told`: as it was asked for already.
 */
export function AttestList({ quiet = false, told }: { quiet?: boolean; told?: List }) {
  const { api, login } = usePage();
  const say = useWords(escalationWords);
  const { busy, failed, run } = useDeed();
  const [list, setList] = useState(told);
  const [opened, setOpened] = useState<{ [sessionId: string]: OpenedToAttest }>({});
  const [press, setPress] = useState(() => crypto.randomUUID());
  const [signed, setSigned] = useState(0);
  const load = useCallback(
    () =>
      api.get<List>('/api/attestations').then(answer => (isRefused(answer) ? undefined : setList(answer))),
    [api],
  );
  const isTold = told !== undefined;
  const mark = useLive()?.marks.signatures;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => void (isTold || load()), [isTold, load, mark]);

  const open = async ({ sessionId }: AttestView) => {
    const answer = await run(api.get<OpenedToAttest>(`/api/attestations/${sessionId}`));
    if (answer) setOpened(before => ({ ...before, [sessionId]: answer }));
  };
  const sign = async (sessions: OpenedToAttest[]) => {
    const wanted = sessions.map(({ sessionId, version, digest }) => ({ sessionId, version, digest }));
    const answer = await run(api.send<List>('POST', '/api/attestations', { press, sessions: wanted }));
    setPress(crypto.randomUUID());
    if (!answer) return void load();
    setOpened({});
    setSigned(sessions.length);
    setList(answer);
  };

  if (list === undefined) return quiet ? null : <p className="soft">{say.loading}</p>;
  const waiting = list.waiting.map(one => ({ one, open: opened[one.sessionId] }));
  const ready = waiting.flatMap(({ open: here }) => here ?? []);
  if (quiet && list.waiting.length === 0 && signed === 0) return null;
  return (
    <section className="attest" aria-labelledby="attest-title">
      <h2 id="attest-title">
        {say.attestTitle} <span className="soft numbers">{list.waiting.length}</span>
      </h2>
      {list.waiting.length === 0 ? (
        <p className="soft">{login?.patientId ? say.attestNoneHere : say.attestNone}</p>
      ) : null}
      <ul className="attest-rows">
        {waiting.map(({ one, open: here }) => (
          <li key={one.sessionId}>
            <Who one={one} named={!login?.patientId} />
            {one.amended ? <p className="needs-you">{say.amendedSince}</p> : null}
            {here ? (
              <>
                <Filed one={here} />
                <Button className="screen-only" busy={busy} onClick={() => void sign([here])}>
                  {say.signOne}
                </Button>
              </>
            ) : (
              <Button
                className="screen-only"
                busy={busy}
                aria-label={say.openLong(one.patient?.name ?? one.coach)}
                onClick={() => void open(one)}
              >
                {say.open}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="buttons screen-only">
        {ready.length > 1 ? (
          <Button look="act" busy={busy} onClick={() => void sign(ready)}>
            {say.sign(`${ready.length}`)}
          </Button>
        ) : null}
        <span aria-live="polite" className={failed ? 'needs-you' : undefined}>
          {failed ?? (signed > 0 ? say.signed(`${signed}`) : null)}
        </span>
      </div>
      {list.done.length === 0 ? null : (
        <details>
          <summary>
            {say.attestedLately} <span className="soft numbers">{list.done.length}</span>
          </summary>
          <ul className="attest-rows">
            {list.done.map(one => (
              <li key={one.sessionId}>
                <Who one={one} named={!login?.patientId} />
                <Attested one={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** `named`: not where the page says already whose it is. */
function Who({ one, named }: { one: AttestView; named: boolean }) {
  const say = useWords(escalationWords);
  const calendar = useCalendar();
  return (
    <p>
      {named && one.patient ? (
        <strong>
          {one.patient.name}
          {one.patient.born ? `, ${say.born(sayDay(one.patient.born, calendar))}` : ''}
        </strong>
      ) : null}{' '}
      {say.session(
        one.credential ? `${one.coach}, ${one.credential}` : one.coach,
        sayMoment(one.signedAt, calendar),
      )}
      {one.minutes > 0 ? `, ${say.minutesLong(`${one.minutes}`)}` : ''}
      {one.yours ? <span className="soft"> · {say.yours}</span> : null}
    </p>
  );
}

function Filed({ one }: { one: OpenedToAttest }) {
  const say = useWords(escalationWords);
  return (
    <figure>
      <figcaption className="soft small">{say.filed}</figcaption>
      <pre className="attest-note" lang="en">
        {one.note}
      </pre>
      <p className="soft small attest-digest">
        {say.digest}: <code>{one.digest}</code>
      </p>
    </figure>
  );
}

function Attested({ one }: { one: AttestView }) {
  const say = useWords(escalationWords);
  const calendar = useCalendar();
  if (!one.attested) return null;
  const { by, at, digest, matches, receipt } = one.attested;
  return (
    <>
      <p>
        {say.signedBy(by, sayMoment(at, calendar))}{' '}
        <span className={matches ? 'soft' : 'needs-you'}>{matches ? say.matches : say.differs}</span>
      </p>
      {receipt ? (
        <p className="soft small">
          {say.inChart} {say.receipts[wordOf(receipt)]}
        </p>
      ) : null}
      <p className="soft small attest-digest">
        {say.digest}: <ChartText>{digest}</ChartText>
      </p>
    </>
  );
}
