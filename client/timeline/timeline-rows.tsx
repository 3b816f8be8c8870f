import type { Timeline } from '../../server/domain/timeline/timeline.ts';
import type { Span } from '../design/charts/plot.ts';
import { dayNumber } from '../design/dates.ts';
import { sayLane, sayMark, type TimelineSay } from './say-mark.ts';
import { Voiced } from './voiced.tsx';

/** The same things as a table, newest first. */
export default function TimelineRows(given: { timeline: Timeline; span: Span; saying: TimelineSay }) {
  const { timeline, span, saying } = given;
  const { say, calendar } = saying;
  const dayOf = (at: string) => dayNumber(at, calendar.timeZone);
  const rows = timeline.lanes
    .flatMap(lane =>
      lane.marks.flatMap((mark, at) =>
        dayOf(mark.to ?? mark.at) < span.from || dayOf(mark.at) > span.to
          ? []
          : [{ lane, mark, key: `${lane.id} ${at}` }],
      ),
    )
    .sort((a, b) => dayOf(b.mark.at) - dayOf(a.mark.at));
  return (
    <table>
      <caption className="unseen">{say.title}</caption>
      <thead>
        <tr>
          {[say.day, say.row, say.what, say.from].map(head => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ lane, mark, key }) => {
          const said = sayMark(mark, saying);
          const row = sayLane(lane, saying);
          return (
            <tr key={key}>
              <td>{said.day}</td>
              <td>
                <Voiced pieces={[row]} />
              </td>
              <td>
                <Voiced pieces={said.what} />
              </td>
              <td className="soft">{said.from}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
