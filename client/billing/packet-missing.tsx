import { useRef, useState } from 'react';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { changedSinceWords } from '../words/changed-since.ts';
import { factsWords } from '../words/facts.ts';
import { monthWords } from '../words/month.ts';
import { HeldForm } from './facts/kind-forms.tsx';
import { LackHere } from './facts/lack-here.tsx';
import type { OfPacket } from './facts/use-fact.ts';
import { Lacks } from './lacks.tsx';
import { usePacketDates } from './packet-dates.ts';

/**
 * What is missing now, each with who can put it right, how to ask them, and where the biller knows it herself, to say it
 * here: of a month that is locked too, beside what was locked.
 */
export function PacketMissing({
  packet,
  onChanged,
}: {
  packet: OfPacket['packet'];
  onChanged: () => Promise<void>;
}) {
  const { patient, month, lacks, short, forms, unsaid, status } = packet;
  const { login } = usePage();
  const say = useWords(monthWords);
  const more = useWords(factsWords);
  const since = useWords(changedSinceWords);
  const dates = usePacketDates();
  const title = useRef<HTMLHeadingElement>(null);
  const [kept, setKept] = useState(false);
  const isShortAlone = status === 'open' && packet.lines.length === 0 && short.length > 0;
  const isBiller = login?.staff.role === 'biller';
  // The form goes with what it put right: who pressed stands at the head of what is left.
  const onKept = () =>
    void onChanged().then(() => {
      setKept(true);
      title.current?.focus();
    });
  const of = { packet, onKept };
  return (
    <section aria-labelledby="packet-missing">
      <h2 id="packet-missing" ref={title} tabIndex={-1}>
        {since.stillMissing[status]}
      </h2>
      <span role="status" className="small">
        {kept ? more.kept : null}
      </span>
      {status !== 'open' && lacks.length > 0 && !packet.changed ? (
        <p className="soft">{since.lockedStands}</p>
      ) : null}
      {lacks.length === 0 ? (
        isShortAlone ? null : (
          <p className="soft">{status === 'open' ? say.nothingMissing : since.nothingElse}</p>
        )
      ) : (
        <Lacks
          {...{ month, patient: patient.id, lacks, onChanged: () => void onChanged(), onSettled: onKept }}
          here={({ key }, about) => {
            const form = forms[key];
            return isBiller && form ? <LackHere key={key} {...of} form={form} about={about} /> : null;
          }}
        />
      )}
      {status === 'open'
        ? unsaid.map(({ id, day, asks }) => (
            <div key={id}>
              <p className="needs-you">{more.placeUnknown(dates.day(day))}</p>
              {isBiller ? (
                <details className="not-on-paper fact-form">
                  <summary>{more.here.held}</summary>
                  <HeldForm
                    {...of}
                    contact={{ id, day, ...(asks.includes('mode') ? {} : { mode: 'said' }) }}
                  />
                </details>
              ) : null}
            </div>
          ))
        : null}
      {short.map(words => (
        <p key={words}>{words}</p>
      ))}
    </section>
  );
}
