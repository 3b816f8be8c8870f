import { useId, useRef } from 'react';
import type { ClaimPacket, PacketSet } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { packetWords } from '../words/packet.ts';
import { useDeskDeed } from './use-desk.ts';

type Of = { path: string; packet: ClaimPacket; onChanged: () => Promise<void> };

/** The other sets the rules allow, how each differs, and one tap to claim one of them. */
export function PacketSets(given: Of) {
  const { path, packet, onChanged } = given;
  const { api } = usePage();
  const more = useWords(packetWords);
  const { busy, told, run } = useDeskDeed();
  if (packet.status !== 'open' || packet.alternatives.length < 2) return null;
  const choose = (set: PacketSet) =>
    run(
      () => api.send('POST', `${path}/choice`, { wanted: set.wanted }),
      () => {
        void onChanged();
        return more.claimedNow(set.lines);
      },
    );
  return (
    <section aria-labelledby="packet-sets">
      <h2 id="packet-sets">{more.others}</h2>
      <ul className="packet-sets">
        {packet.alternatives.map(set => (
          <OneSet key={nameOf(set)} {...{ packet, set, busy }} onChoose={() => choose(set)} />
        ))}
      </ul>
      <p role="status" className={told?.failed ? 'needs-you' : 'soft small'}>
        {told?.words}
      </p>
    </section>
  );
}

function OneSet(given: {
  packet: ClaimPacket;
  set: PacketSet;
  busy: boolean;
  onChoose: () => Promise<void>;
}) {
  const { packet, set, busy, onChoose } = given;
  const { login } = usePage();
  const say = useWords(monthWords);
  const more = useWords(packetWords);
  const id = useId();
  // What was chosen loses its button, and the focus with it: the line stays.
  const line = useRef<HTMLLIElement>(null);
  const isChosen = nameOf(set) === nameOf(packet.chosen);
  return (
    <li ref={line} tabIndex={-1}>
      <strong className="numbers" id={id}>
        {set.lines || '–'}
      </strong>{' '}
      <span className="soft">
        {more.leaves(set.minutesNotUsed)}. {isChosen ? set.why.join(' ') : set.difference.join(' ')}
      </span>{' '}
      {isChosen ? <span>{more.thisSet}</span> : null}
      {!isChosen && login?.staff.role === 'biller' ? (
        <Button
          look="link"
          busy={busy}
          aria-describedby={id}
          onClick={() => void onChoose().then(() => line.current?.focus())}
        >
          {say.choose}
        </Button>
      ) : null}
    </li>
  );
}

const nameOf = ({ wanted }: PacketSet) => JSON.stringify(wanted);
