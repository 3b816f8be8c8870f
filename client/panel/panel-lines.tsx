import type { PanelLine } from '../../server/domain/panel/panels.ts';
import type { PanelSize } from '../../server/domain/panel/weights.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { panelWords } from '../words/panel.ts';
import { weekOf } from './words-of-panel.ts';

/** Every coach in a line: how many patients, what the week asks, who has too much, and for whom somebody waits. */
export function PanelLines(given: {
  coaches: PanelLine[];
  full: PanelSize;
  me: string;
  keeps: boolean;
  onHandOver: (of: { staffId: string; name: string }) => void;
  onMine?: () => void;
}) {
  const { coaches, full, me, keeps, onHandOver, onMine } = given;
  const say = useWords(panelWords);
  return (
    <section>
      <table className="panel-lines">
        <thead>
          <tr>
            <th scope="col">{say.coach}</th>
            <th scope="col">
              {say.patients} <span className="small">({say.fullPanel(full.least, full.most)})</span>
            </th>
            <th scope="col">{say.week}</th>
            {keeps ? (
              <th scope="col" className="screen-only">
                <span className="unseen">{say.handOver}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {coaches.map(line => (
            <tr key={line.staffId}>
              <th scope="row">
                {line.name}
                {line.staffId === me ? <span className="soft"> ({say.you})</span> : null}
                {line.credential ? <span className="soft small"> {line.credential}</span> : null}
              </th>
              <td>
                <span className="numbers">{line.patients}</span>
                {line.waiting > 0 ? (
                  <span className="small panel-waits">{say.waits(line.waiting)}</span>
                ) : null}
              </td>
              <td>
                {weekOf(say, line)} {line.over ? <strong className="needs-you">{say.over}</strong> : null}
              </td>
              {keeps ? (
                <td className="screen-only">
                  {line.patients > 0 && coaches.length > 1 ? (
                    <Button
                      look="quiet"
                      aria-label={say.handOverOf(line.name)}
                      onClick={() => onHandOver(line)}
                    >
                      {say.handOver}
                    </Button>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {onMine ? (
        <div className="buttons screen-only">
          <Button onClick={onMine}>{say.handOverMine}</Button>
        </div>
      ) : null}
      {coaches.length < 2 ? <p className="soft">{say.nobodyElse}</p> : null}
    </section>
  );
}
