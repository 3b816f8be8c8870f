import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { useWords } from '../design/words.ts';
import { monthWords } from '../words/month.ts';
import { packetWords } from '../words/packet.ts';
import { usePacketDates } from './packet-dates.ts';

/** Everything that was done to the claim and to what stands behind it, oldest first. */
export function PacketHistory({ packet }: { packet: ClaimPacket }) {
  const say = useWords(monthWords);
  const more = useWords(packetWords);
  const dates = usePacketDates();
  return (
    <section aria-labelledby="packet-history">
      <h2 id="packet-history">{say.history}</h2>
      {packet.history.length === 0 ? <p className="soft">{more.noHistory}</p> : null}
      <ol className="packet-history small">
        {packet.history.map(({ at, by, is, told }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: append-only, in their order
          <li key={n}>
            <span className="numbers soft">{dates.moment(at)}</span>{' '}
            <span>
              {more.happened[is]} {by}
              {told ? `: ${told}` : null}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
