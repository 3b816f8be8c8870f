import { neverOff, neverWeighed } from '../../../server/domain/panel/own-weights.ts';
import { type ReasonKind, reasonKinds, usualWeights } from '../../../server/domain/panel/weights.ts';
import { Field, FieldGroup } from '../../design/field.tsx';
import { textFieldsOf } from '../../design/text-fields.tsx';
import { useWords } from '../../design/words.ts';
import { queueWeightsWords } from '../../words/queue-weights.ts';
import type { TypedWeights } from './typed-weights.ts';

export type Wrong = { field?: string; words: string };

const digits = { inputMode: 'numeric', className: 'short' } as const;

/** Each reason with its weight and whether it counts, beside ours; then the limits. */
export function WeightsForm(given: {
  typed: TypedWeights;
  onWrite: (typed: TypedWeights) => void;
  wrong: Wrong | undefined;
}) {
  const { typed, onWrite, wrong } = given;
  const say = useWords(queueWeightsWords);
  const text = textFieldsOf(typed, change => onWrite({ ...typed, ...change }));
  const wrongAt = (field: string) => (wrong?.field === field ? wrong.words : undefined);
  const put = (kind: ReasonKind, points: string) =>
    onWrite({ ...typed, points: { ...typed.points, [kind]: points } });
  const turn = (kind: ReasonKind, on: boolean) =>
    onWrite({ ...typed, off: on ? typed.off.filter(one => one !== kind) : [...typed.off, kind] });
  return (
    <>
      <table className="weights-table">
        <thead>
          <tr>
            <th scope="col">{say.head.reason}</th>
            <th scope="col">{say.head.on}</th>
            <th scope="col">{say.head.points}</th>
            <th scope="col">{say.head.usual}</th>
          </tr>
        </thead>
        <tbody>
          {reasonKinds.map(kind => {
            const name = say.kinds[kind];
            const isOn = !typed.off.includes(kind);
            return (
              <tr key={kind}>
                <th scope="row">{name}</th>
                <td>
                  {neverOff.some(one => one === kind) ? (
                    <span className="soft small">{say.always}</span>
                  ) : (
                    <input
                      type="checkbox"
                      aria-label={say.counts(name)}
                      checked={isOn}
                      onChange={event => turn(kind, event.target.checked)}
                    />
                  )}
                </td>
                <td>
                  {kind === neverWeighed ? (
                    <span className="soft small">{say.first}</span>
                  ) : (
                    <input
                      {...digits}
                      aria-label={say.weightOf(name)}
                      aria-invalid={wrongAt(`points.${kind}`) ? true : undefined}
                      disabled={!isOn}
                      maxLength={3}
                      value={typed.points[kind]}
                      onChange={event => put(kind, event.target.value)}
                    />
                  )}
                </td>
                <td className="soft numbers">{usualWeights.reasons[kind].points}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Field label={say.unseenDays} hint={say.unseenHint} wrong={wrongAt('unseenDays')}>
        {text('unseenDays', { ...digits, maxLength: 3 })}
      </Field>
      <Field label={say.coolDownDays} hint={say.coolDownHint} wrong={wrongAt('coolDownDays')}>
        {text('coolDownDays', { ...digits, maxLength: 2 })}
      </Field>
      <FieldGroup label={say.panel} hint={say.panelHint} wrong={wrongAt('panel')}>
        <span className="weights-panel">
          <label htmlFor="panel-least">{say.panelLeast}</label>
          {text('least', { ...digits, maxLength: 3 })({ id: 'panel-least' })}
          <label htmlFor="panel-most">{say.panelMost}</label>
          {text('most', { ...digits, maxLength: 3 })({ id: 'panel-most' })}
        </span>
      </FieldGroup>
    </>
  );
}
