import { useState } from 'react';
import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { dayOf, sayDay } from '../design/dates.ts';
import { Field } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { useDeskDeed } from './use-desk.ts';

/** What the payer said no to, and what was answered; for a month that was exported. */
export function PacketDenials(given: { patient: string; packet: ClaimPacket; onChanged: () => void }) {
  const { patient, packet, onChanged } = given;
  const { api, login } = usePage();
  const say = useWords(monthWords);
  const calendar = useCalendar();
  const { busy, told, keyFor, run } = useDeskDeed();
  const [reason, setReason] = useState('');
  const [lineKey, setLineKey] = useState(packet.lines[0]?.key ?? '');
  const codeOf = (key: string) => packet.lines.find(line => line.key === key)?.code ?? key;
  const done = () => {
    setReason('');
    onChanged();
    return '';
  };
  const day = dayOf(calendar.now, calendar.timeZone);
  const denied = { month: packet.month, patient, lineKey, reason, day };
  const write = () => run(() => api.send('POST', '/api/denials', { key: keyFor(denied), ...denied }), done);
  const mayWrite = login?.staff.role === 'biller' && packet.status === 'exported';
  if (packet.denials.length === 0 && !mayWrite) return null;
  return (
    <section aria-labelledby="packet-denials">
      <h2 id="packet-denials">{say.denialsHere}</h2>
      <ul>
        {packet.denials.map(one => (
          <li key={one.id}>
            <span className="numbers">
              {codeOf(one.lineKey)} · {one.reason} · {sayDay(one.day, calendar)}
            </span>
            {one.answer ? <p>{say.answered(one.answer)}</p> : null}
            {one.answer || login?.staff.role !== 'biller' ? null : <Answer id={one.id} onKept={onChanged} />}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <div className="packet-deeds">
          <Field label={say.denialLine}>
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
          <Field label={say.denialReason}>
            {join => (
              <input
                {...join}
                maxLength={300}
                value={reason}
                onChange={event => setReason(event.target.value)}
              />
            )}
          </Field>
          <Button busy={busy} disabled={!reason.trim()} onClick={() => void write()}>
            {say.writeDenial}
          </Button>
        </div>
      ) : null}
      {told?.failed ? (
        <p className="needs-you" role="status">
          {told.words}
        </p>
      ) : null}
    </section>
  );
}

/** What was answered to one denial; each has its own words. */
function Answer({ id, onKept }: { id: string; onKept: () => void }) {
  const { api } = usePage();
  const say = useWords(monthWords);
  const { busy, told, run } = useDeskDeed();
  const [answer, setAnswer] = useState('');
  const keep = () =>
    run(
      () => api.send('POST', `/api/denials/${id}/answer`, { answer }),
      () => {
        onKept();
        return '';
      },
    );
  return (
    <div className="packet-deeds">
      <Field label={say.answerDenial}>
        {join => (
          <input {...join} maxLength={300} value={answer} onChange={event => setAnswer(event.target.value)} />
        )}
      </Field>
      <Button busy={busy} disabled={!answer.trim()} onClick={() => void keep()}>
        {say.keep}
      </Button>
      {told?.failed ? (
        <p className="needs-you" role="status">
          {told.words}
        </p>
      ) : null}
    </div>
  );
}
