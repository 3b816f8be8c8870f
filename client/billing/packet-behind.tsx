import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { useWords } from '../design/words.ts';
import { changedSinceWords } from '../words/changed-since.ts';
import { packetWords } from '../words/packet.ts';

/** What must or should stand behind the claim, a line each; what is absent says so. */
export function PacketBehind({ packet }: { packet: ClaimPacket }) {
  const say = useWords(packetWords);
  const more = useWords(changedSinceWords);
  return (
    <section aria-labelledby="packet-behind">
      <h2 id="packet-behind">{say.behind}</h2>
      <ul className="packet-behind">
        {packet.behind.map(({ part, state, asked, told }) => (
          <li key={part + told}>
            <span className={isThere(state) || asked === 'by-nobody' ? 'soft' : 'needs-you'}>
              {say.states[state]}
            </span>
            <span>
              {told}
              {isThere(state) || asked === 'by-rule' ? null : (
                <span className="soft small"> ({more.asked[asked]})</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const isThere = (state: ClaimPacket['behind'][number]['state']) => state === 'there' || state === 'not-asked';
