import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { changedSinceWords } from '../words/changed-since.ts';
import { monthWords } from '../words/month.ts';
import { packetWords } from '../words/packet.ts';
import { canWithdraw, WithdrawConsent, WriteConsent } from './packet-consents.tsx';
import { usePacketDates } from './packet-dates.ts';
import { PacketWriteDown } from './packet-write-down.tsx';
import { useDeskDeed } from './use-desk.ts';

type Of = { patient: string; packet: ClaimPacket; onChanged: () => void };

/** What is known of the patient beside the minutes, where from, and the little that only the desk can write down. */
export function PacketKnown(given: Of) {
  const { packet } = given;
  const say = useWords(monthWords);
  const more = useWords(packetWords);
  const since = useWords(changedSinceWords);
  const dates = usePacketDates();
  const { login } = usePage();
  const isBiller = login?.staff.role === 'biller';
  const kinds: { [kind: string]: string } = more.visitKinds;
  return (
    <>
      <section>
        <h2>{say.consents}</h2>
        {packet.consents.length === 0 ? <p className="soft">{say.noConsents}</p> : null}
        <ul>
          {packet.consents.map(({ to, said, words, told, day, by }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: append-only, in their order
            <li key={n}>
              {to}: {say.said[said]}, {dates.day(day)}, “{words}” ({by})
              <br />
              <span className="soft small">
                {more.toldBefore}: {told === '' ? more.onPaper : `“${told}”`}
              </span>
              {isBiller && canWithdraw(packet.consents, n) ? <WithdrawConsent {...given} to={to} /> : null}
            </li>
          ))}
        </ul>
        {isBiller ? <WriteConsent {...given} /> : null}
      </section>
      <section>
        <h2>{say.visits}</h2>
        {packet.visits.length === 0 ? <p className="soft">{say.noVisits}</p> : null}
        <ul>
          {packet.visits.map(({ kind, day, by, from }) => (
            <li key={`${day} ${kind} ${from}`}>
              {[dates.day(day), kinds[kind] ?? kind, by, say.from[from]].filter(Boolean).join(' · ')}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say.written}</h2>
        {packet.written.length === 0 ? <p className="soft">{more.nothingWritten}</p> : null}
        <ul>
          {packet.written.map(one => (
            <Written key={one.key} {...given} one={one} />
          ))}
        </ul>
        {isBiller ? <PacketWriteDown {...given} /> : null}
      </section>
      <details>
        <summary>{say.notBillable}</summary>
        {packet.notBillable.length === 0 ? (
          <p className="soft">
            {packet.lines.length + packet.lacks.length > 0 ? since.nothingRefused : since.noMinutesFed}
          </p>
        ) : null}
        <ul>
          {packet.notBillable.map(({ code, because }) => (
            <li key={code + because.join()}>
              <span className="numbers">{code}</span>: {because.join(' ')}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** Something written down here, to be taken back where it was a mistake; that it stood here stays in the history. */
function Written({ patient, one, onChanged }: Of & { one: ClaimPacket['written'][number] }) {
  const { api, login } = usePage();
  const say = useWords(packetWords);
  const { busy, told, keyFor, run } = useDeskDeed();
  const body = { patient, fact: one.fact, withdraw: true };
  const takeBack = () =>
    run(
      () => api.send('POST', '/api/billing-facts', { key: keyFor(body), ...body }),
      () => {
        onChanged();
        return '';
      },
    );
  return (
    <li>
      {one.told}{' '}
      {login?.staff.role === 'biller' ? (
        <Button look="link" busy={busy} onClick={() => void takeBack()}>
          {say.takeBack}
        </Button>
      ) : null}
      {told?.failed ? (
        <span role="status" className="needs-you small">
          {' '}
          {told.words}
        </span>
      ) : null}
    </li>
  );
}
