import { claimNumber } from '../../server/domain/desk/claim-number.ts';
import { packetFileName } from '../../server/domain/desk/export-kinds.ts';
import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { packetWords } from '../words/packet.ts';
import { handOver } from './hand-over.ts';
import { usePacketDates } from './packet-dates.ts';
import { useDeskDeed } from './use-desk.ts';

/** The ways onto paper, printed or as a PDF; and whose packet it is, as of when, which paper alone shows. */
export function PacketPrinted({ path, packet }: { path: string; packet: ClaimPacket }) {
  const { api, login } = usePage();
  const say = useWords(packetWords);
  const of = useWords(monthWords);
  const dates = usePacketDates();
  const { busy, told, run } = useDeskDeed();
  const { patient, month, at } = packet;
  const asPdf = () =>
    run(
      async () => {
        const file = await api.file(`${path}/packet.pdf?language=${dates.language}`);
        return isRefused(file) ? file : { file };
      },
      ({ file }) => {
        handOver(file, packetFileName(claimNumber(month, patient.id)));
        return '';
      },
    );
  return (
    <>
      <p className="packet-on-paper">
        {[
          say.printedOf(patient.name ?? of.unnamed(patient.id), dates.day(month), dates.moment(at)),
          login?.practice,
          login?.staff.name,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="buttons not-on-paper">
        <Button look="link" className="packet-to-print" onClick={() => print()}>
          {say.print}
        </Button>
        <Button look="link" busy={busy} onClick={() => void asPdf()}>
          {say.pdf}
        </Button>
      </p>
      <p role="status" className="needs-you not-on-paper">
        {told?.failed ? told.words : null}
      </p>
    </>
  );
}
