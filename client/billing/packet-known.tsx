import { useRef } from 'react';
import { languageOfTold } from '../../server/domain/desk/consent-words.ts';
import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { Said } from '../design/as-said.tsx';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { changedSinceWords } from '../words/changed-since.ts';
import { consentsKnownWords } from '../words/consents-known.ts';
import { monthWords } from '../words/month.ts';
import { packetWords } from '../words/packet.ts';
import { canWithdraw, WithdrawConsent, WriteConsent } from './packet-consents.tsx';
import { usePacketDates } from './packet-dates.ts';
import { PacketWriteDown } from './packet-write-down.tsx';
import { Written } from './packet-written.tsx';

type Of = { patient: string; packet: ClaimPacket; onChanged: () => Promise<void> };

/** What is known of the patient beside the minutes, where from, and the little that only the desk can write down. */
export function PacketKnown(given: Of) {
  const { packet, patient } = given;
  const say = useWords(monthWords);
  const more = useWords(packetWords);
  const since = useWords(changedSinceWords);
  const known = useWords(consentsKnownWords);
  const dates = usePacketDates();
  const { login } = usePage();
  const isBiller = login?.staff.role === 'biller';
  const kinds: { [kind: string]: string } = more.visitKinds;
  const consents = useHead(given.onChanged);
  const written = useHead(given.onChanged);
  return (
    <>
      <section>
        <h2 {...consents.title}>{say.consents}</h2>
        {packet.consents.length === 0 ? <p className="soft">{say.noConsents}</p> : null}
        <ul>
          {packet.consents.map(({ to, said, words, told, day, time, by }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: append-only, in their order
            <li key={n}>
              {to}: {say.said[said]}, {[dates.day(day), time].filter(Boolean).join(', ')},{' '}
              <Said words={words} lang="" /> ({by})
              {said === 'revoked' ? null : (
                <>
                  <br />
                  <span className="soft small">
                    {more.toldBefore}:{' '}
                    {told === '' ? more.notKept : <Said words={told} lang={languageOfTold(told)} />}
                  </span>
                </>
              )}
              {isBiller && canWithdraw(packet.consents, n) ? (
                <WithdrawConsent patient={patient} onChanged={consents.changed} to={to} />
              ) : null}
            </li>
          ))}
        </ul>
        {isBiller ? (
          <details className="not-on-paper fact-form">
            <summary>{known.writeDown}</summary>
            <WriteConsent patient={patient} onChanged={() => void given.onChanged()} />
          </details>
        ) : null}
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
        <h2 {...written.title}>{say.written}</h2>
        {packet.written.length === 0 ? <p className="soft">{more.nothingWritten}</p> : null}
        <ul>
          {packet.written.map(one => (
            <Written key={one.key + one.at} packet={packet} onKept={written.changed} one={one} />
          ))}
        </ul>
        {isBiller ? <PacketWriteDown packet={packet} onKept={() => void given.onChanged()} /> : null}
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

/** What is taken back goes with its button: the head of its section takes the focus. */
function useHead(onChanged: () => Promise<void>) {
  const head = useRef<HTMLHeadingElement>(null);
  return {
    title: { ref: head, tabIndex: -1 },
    changed: () => void onChanged().then(() => head.current?.focus()),
  };
}
