import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { useWords } from '../design/words.ts';
import { changedSinceWords } from '../words/changed-since.ts';
import { usePacketDates } from './packet-dates.ts';

/** A month that is not as it was locked: its lines before and now, because of what, and the one next step. */
export function PacketChanged({ packet: { changed } }: { packet: ClaimPacket }) {
  const say = useWords(changedSinceWords);
  const dates = usePacketDates();
  if (changed === undefined) return null;
  const { since, at, lines, causes, noCause, next } = changed;
  return (
    <section aria-labelledby="packet-changed" className="packet-changed">
      <h2 id="packet-changed">{say.title[since](dates.moment(at))}</h2>
      <p>
        <strong>{next}</strong>
      </p>
      <table className="packet-minutes packet-was numbers">
        <thead>
          <tr>
            <th scope="col">{say.code}</th>
            <th scope="col">{say.was[since]}</th>
            <th scope="col">{say.now}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ code, before, now }) => (
            <tr key={`${code} ${before} ${now}`}>
              <th scope="row">{code}</th>
              <td>{before ?? say.notThere}</td>
              <td>{now ?? say.gone}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{say.because}</h3>
      {noCause ? <p className="soft">{noCause}</p> : null}
      <ul className="small">
        {causes.map(({ at: when, by, told }) => (
          <li key={when + by + told}>
            <span className="numbers soft">{dates.moment(when)}</span> {by}: {told}
          </li>
        ))}
      </ul>
    </section>
  );
}
