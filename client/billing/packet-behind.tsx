import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { useWords } from '../design/words.ts';
import { packetWords } from '../words/packet.ts';

/** What must or should stand behind the claim, a line each; what is absent says so. */
export function PacketBehind({ packet }: { packet: ClaimPacket }) {
  const say = useWords(packetWords);
  return (
    <section aria-labelledby="packet-behind">
      <h2 id="packet-behind">{say.behind}</h2>
      <ul className="packet-behind">
        {packet.behind.map(({ part, state, told }) => (
          <li key={part + told}>
            <span className={state === 'there' || state === 'not-asked' ? 'soft' : 'needs-you'}>
              {say.states[state]}
            </span>
            <span>{told}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
