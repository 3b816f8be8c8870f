import type { ClaimPacket, PacketLine, PacketSet } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { useDeskDeed } from './use-desk.ts';

/** What is claimed: each line with its minutes, who made them, why, and the rule with its source and mark. */
export function PacketClaim({ packet }: { packet: ClaimPacket }) {
  const say = useWords(monthWords);
  return (
    <section aria-labelledby="packet-claim">
      <h2 id="packet-claim">{say.claim}</h2>
      {packet.lines.length === 0 ? <p className="soft">{say.nothingClaimed}</p> : null}
      <ul className="packet-lines">
        {packet.lines.map(line => (
          <Line key={line.key} line={line} />
        ))}
      </ul>
      {packet.chosen.why.map(words => (
        <p key={words} className="soft">
          {words}
        </p>
      ))}
    </section>
  );
}

function Line({ line }: { line: PacketLine }) {
  const say = useWords(monthWords);
  const calendar = useCalendar();
  const { code, units, label, day, minutes, place, modifiers, practitioner, performers, why, mark } = line;
  const facts = [
    sayDay(day, calendar),
    `${minutes} min`,
    place && `${say.place} ${place}`,
    modifiers.length > 0 && `${say.modifiers} ${modifiers.join(' ')}`,
    practitioner && `${say.under} ${practitioner}`,
    performers.length > 0 && `${say.by} ${performers.join('; ')}`,
  ];
  return (
    <li>
      <p>
        <strong className="numbers">
          {code}
          {units > 1 ? ` × ${units}` : null}
        </strong>{' '}
        {label}
      </p>
      <p className="soft numbers">{facts.filter(Boolean).join(' · ')}</p>
      <p>{why.join(' ')}</p>
      <p className="soft small">
        {say.source}: {line.source} ({say.marks[mark]})
      </p>
      {line.unverified.map(words => (
        <p key={words} className="needs-you small">
          {words}
        </p>
      ))}
    </li>
  );
}

/** The other sets the rules allow, and one tap to claim one of them. */
export function PacketSets(given: { path: string; packet: ClaimPacket; onChanged: () => void }) {
  const { path, packet, onChanged } = given;
  const { api, login } = usePage();
  const say = useWords(monthWords);
  const { busy, told, run } = useDeskDeed();
  if (packet.status !== 'open' || packet.alternatives.length < 2) return null;
  const isChosen = (set: PacketSet) => JSON.stringify(set.wanted) === JSON.stringify(packet.chosen.wanted);
  const choose = (set: PacketSet) =>
    run(
      () => api.send('POST', `${path}/choice`, { wanted: set.wanted }),
      () => {
        onChanged();
        return '';
      },
    );
  return (
    <section aria-labelledby="packet-sets">
      <h2 id="packet-sets">{say.others}</h2>
      <ul className="packet-sets">
        {packet.alternatives.map(set => (
          <li key={JSON.stringify(set.wanted)}>
            <strong className="numbers">{set.lines || '–'}</strong>{' '}
            <span className="soft">
              {say.leaves(set.minutesNotUsed)}. {set.why.join(' ')}
            </span>{' '}
            {isChosen(set) ? <span>{say.thisSet}</span> : null}
            {!isChosen(set) && login?.staff.role === 'biller' ? (
              <Button look="link" busy={busy} onClick={() => void choose(set)}>
                {say.choose}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {told?.failed ? <p className="needs-you">{told.words}</p> : null}
    </section>
  );
}
