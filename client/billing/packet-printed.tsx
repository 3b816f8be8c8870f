import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { packetWords } from '../words/packet.ts';
import { usePacketDates } from './packet-dates.ts';

/** The way onto paper; and whose packet it is, as of when, which paper alone shows. */
export function PacketPrinted({ packet }: { packet: ClaimPacket }) {
  const { login } = usePage();
  const say = useWords(packetWords);
  const of = useWords(monthWords);
  const dates = usePacketDates();
  const { patient, month, at } = packet;
  return (
    <>
      <p className="packet-on-paper">
        {[
          say.printedOf(patient.name ?? of.unnamed(patient.id), month, dates.moment(at)),
          login?.practice,
          login?.staff.name,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Button look="link" className="packet-to-print" onClick={() => print()}>
        {say.print}
      </Button>
    </>
  );
}
