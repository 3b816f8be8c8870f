import { useRef, useState } from 'react';
import type { ClaimPacket, PacketDenial } from '../../server/http/contract/billing.ts';
import type { DenialEnd } from '../../server/http/contract/remittance.ts';
import { Button } from '../design/button.tsx';
import { dayOf } from '../design/dates.ts';
import { Field } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { factsWords } from '../words/facts.ts';
import { monthWords } from '../words/month.ts';
import { packetWords } from '../words/packet.ts';
import { remittanceWords } from '../words/remittance.ts';
import { usePacketDates } from './packet-dates.ts';
import { useDeskDeed } from './use-desk.ts';

/** What the payer said no to, what was answered and how it ended; for a month that was exported. */
export function PacketDenials(given: {
  patient: string;
  packet: ClaimPacket;
  onChanged: () => Promise<void>;
}) {
  const { patient, packet, onChanged } = given;
  const { login } = usePage();
  const of = useWords(packetWords);
  const more = useWords(factsWords);
  const title = useRef<HTMLHeadingElement>(null);
  const [kept, setKept] = useState(false);
  // What was pressed goes with its deed: who pressed it stands at what it was about, and is told.
  const onKept = (focus?: () => void) =>
    void onChanged().then(() => {
      setKept(true);
      (focus ?? (() => title.current?.focus()))();
    });
  const mayWrite = login?.staff.role === 'biller';
  const mayType = mayWrite && packet.status === 'exported';
  if (packet.denials.length === 0 && !mayType) return null;
  return (
    <section aria-labelledby="packet-denials">
      <h2 id="packet-denials" ref={title} tabIndex={-1}>
        {of.denialsHere}
      </h2>
      <span role="status" className="small">
        {kept ? more.kept : null}
      </span>
      <ul className="packet-lines">
        {packet.denials.map(one => (
          <Denial key={one.id} denial={one} {...(mayWrite && { onKept })} />
        ))}
      </ul>
      {mayType ? (
        <details className="not-on-paper">
          <summary>{of.writeDenial}</summary>
          <TypeDenial patient={patient} packet={packet} onKept={() => onKept()} />
        </details>
      ) : null}
    </section>
  );
}

function Denial(given: { denial: PacketDenial; onKept?: (focus: () => void) => void }) {
  const { denial, onKept } = given;
  const { code, reason, label, isSure, fixer, day, age, answer, became } = denial;
  const say = useWords(monthWords);
  const more = useWords(remittanceWords);
  const dates = usePacketDates();
  const line = useRef<HTMLLIElement>(null);
  const state = became ?? (answer === undefined ? 'open' : 'answered');
  return (
    <li ref={line} tabIndex={-1}>
      <p className="numbers">
        <strong>{code}</strong> · {reason}
        {label ? `, ${label}` : null}
        {label && !isSure ? <span className="soft small"> ({more.unsure})</span> : null} · {dates.day(day)} ·{' '}
        <span className={state === 'open' ? 'needs-you' : 'soft'}>
          {more.states[state]}
          {state === 'open' ? `, ${more.age(age)}` : null}
        </span>
      </p>
      {state === 'open' ? <p className="soft small">{more.fixers[fixer]}</p> : null}
      {answer ? <p>{say.answered(answer)}</p> : null}
      {onKept && became === undefined ? (
        <Answer
          id={denial.id}
          isAnswered={answer !== undefined}
          onKept={() => onKept(() => line.current?.focus())}
        />
      ) : null}
    </li>
  );
}

const ends: DenialEnd[] = ['paid', 'lost', 'written-off'];

/** What was answered to one denial, and how it ended; each has its own words. */
function Answer({ id, isAnswered, onKept }: { id: string; isAnswered: boolean; onKept: () => void }) {
  const { api } = usePage();
  const say = useWords(monthWords);
  const of = useWords(packetWords);
  const more = useWords(remittanceWords);
  const { busy, told, run } = useDeskDeed();
  const [answer, setAnswer] = useState('');
  const kept = () => {
    onKept();
    return '';
  };
  const keep = () => run(() => api.send('POST', `/api/denials/${id}/answer`, { answer }), kept);
  const end = (became: DenialEnd) => run(() => api.send('POST', `/api/denials/${id}/end`, { became }), kept);
  return (
    <div className="packet-deeds">
      {isAnswered ? null : (
        <>
          <Field label={of.answerDenial}>
            {join => (
              <input
                {...join}
                maxLength={300}
                value={answer}
                onChange={event => setAnswer(event.target.value)}
              />
            )}
          </Field>
          <Button look="act" busy={busy} disabled={!answer.trim()} onClick={() => void keep()}>
            {say.keep}
          </Button>
        </>
      )}
      <fieldset className="packet-ends">
        <legend className="soft small">{more.ended}</legend>
        {ends.map(became => (
          <Button key={became} look="link" busy={busy} onClick={() => void end(became)}>
            {more.ends[became]}
          </Button>
        ))}
      </fieldset>
      {told?.failed ? (
        <p className="needs-you" role="status">
          {told.words}
        </p>
      ) : null}
    </div>
  );
}

/** A denial that came on paper. */
function TypeDenial(given: { patient: string; packet: ClaimPacket; onKept: () => void }) {
  const { patient, packet, onKept } = given;
  const { api } = usePage();
  const of = useWords(packetWords);
  const calendar = useCalendar();
  const { busy, told, keyFor, run } = useDeskDeed();
  const [reason, setReason] = useState('');
  const [lineKey, setLineKey] = useState(packet.lines[0]?.key ?? '');
  const day = dayOf(calendar.now, calendar.timeZone);
  const denied = { month: packet.month, patient, lineKey, reason, day };
  const write = () =>
    run(
      () => api.send('POST', '/api/denials', { key: keyFor(denied), ...denied }),
      () => {
        setReason('');
        onKept();
        return '';
      },
    );
  return (
    <div className="packet-deeds">
      <Field label={of.denialLine}>
        {join => (
          <select {...join} value={lineKey} onChange={event => setLineKey(event.target.value)}>
            {packet.lines.map(({ key, code }) => (
              <option key={key} value={key}>
                {code}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={of.denialReason}>
        {join => (
          <input {...join} maxLength={300} value={reason} onChange={event => setReason(event.target.value)} />
        )}
      </Field>
      <Button busy={busy} disabled={!reason.trim()} onClick={() => void write()}>
        {of.writeDenial}
      </Button>
      {told?.failed ? (
        <p className="needs-you" role="status">
          {told.words}
        </p>
      ) : null}
    </div>
  );
}
