import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { useWords } from '../design/words.ts';
import { changedSinceWords } from '../words/changed-since.ts';
import { monthWords } from '../words/month.ts';
import { Lacks } from './lacks.tsx';

/** What is missing now, and who can put it right: of a month that is locked too, beside what was locked. */
export function PacketMissing(given: { patient: string; packet: ClaimPacket; onChanged: () => void }) {
  const { patient, packet, onChanged } = given;
  const { month, status, lacks, short } = packet;
  const say = useWords(monthWords);
  const more = useWords(changedSinceWords);
  return (
    <section aria-labelledby="packet-missing">
      <h2 id="packet-missing">{more.stillMissing[status]}</h2>
      {status !== 'open' && lacks.length > 0 ? <p className="soft">{more.lockedStands}</p> : null}
      {lacks.length === 0 ? (
        <p className="soft">{status === 'open' ? say.nothingMissing : more.nothingElse}</p>
      ) : (
        <Lacks month={month} patient={patient} lacks={lacks} onChanged={onChanged} />
      )}
      {short.map(words => (
        <p key={words}>{words}</p>
      ))}
    </section>
  );
}
