import type { ClaimPacket, PacketLine } from '../../server/http/contract/billing.ts';
import { useWords } from '../design/words.ts';
import { monthWords } from '../words/month.ts';
import { packetWords } from '../words/packet.ts';
import { usePacketDates } from './packet-dates.ts';

/** What is claimed: each line with its minutes, who made them, why, and the rule with its source and mark. */
export function PacketClaim({ packet }: { packet: ClaimPacket }) {
  const say = useWords(monthWords);
  return (
    <section aria-labelledby="packet-claim">
      <h2 id="packet-claim">{say.claim}</h2>
      {packet.lines.length === 0 ? (
        <p className="soft">
          {say.nothingClaimed} {packet.patient.because}
        </p>
      ) : null}
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
  const more = useWords(packetWords);
  const dates = usePacketDates();
  const { code, units, label, minutes, place, modifiers, practitioner, performers, why } = line;
  const facts = [
    dates.days(line),
    `${minutes} min`,
    place && `${more.place} ${place}`,
    modifiers.length > 0 && `${more.modifiers} ${modifiers.join(' ')}`,
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
      {line.unverified.map(words => (
        <p key={words} className="needs-you small">
          {words}
        </p>
      ))}
      <Made line={line} />
      <RuleOf line={line} />
    </li>
  );
}

/** The minutes of a line, entry by entry, so that each can be found in its contact. */
function Made({ line: { made, minutes } }: { line: PacketLine }) {
  const say = useWords(packetWords);
  const dates = usePacketDates();
  const activities: { [activity: string]: string } = say.activities;
  if (made.length === 0) return <p className="soft small">{say.noMinutes}</p>;
  return (
    <details>
      <summary>{say.minutesOf(minutes, new Set(made.map(({ contactId }) => contactId)).size)}</summary>
      <table className="packet-minutes numbers">
        <thead>
          <tr>
            <th scope="col">{say.when}</th>
            <th scope="col">{say.who}</th>
            <th scope="col">{say.what}</th>
            <th scope="col">{say.minutes}</th>
          </tr>
        </thead>
        <tbody>
          {made.map(one => (
            <tr key={`${one.contactId} ${one.activity}`}>
              <td>
                {dates.day(one.day)}, {one.time}
              </td>
              <td>{[one.by, one.credential].filter(Boolean).join(', ')}</td>
              <td>{activities[one.activity] ?? one.activity}</td>
              <td>{one.minutes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function RuleOf({ line: { code, rule, source, mark } }: { line: PacketLine }) {
  const say = useWords(packetWords);
  const dates = usePacketDates();
  const since = rule.from && say.inForce(dates.day(rule.from), rule.to && dates.day(rule.to));
  return (
    <details>
      <summary>{say.ruleOf(code)}</summary>
      {rule.words.length === 0 ? <p className="soft">{say.noRule}</p> : null}
      <ul className="small">
        {rule.words.map(words => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <p className="soft small">
        {since} {say.source}: <span lang="en">{source}</span> ({say.marks[mark]})
      </p>
    </details>
  );
}
