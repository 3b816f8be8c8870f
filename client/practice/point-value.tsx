import type { ClaimRule } from '../../server/domain/practice/emr-page.ts';
import { Choose, Toggle } from '../design/choices.tsx';
import { Field, FieldGroup } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { emrWords } from '../words/emr.ts';
import { valueWord } from './claim-line.tsx';
import { type PointAnswer, pointKinds } from './point-kinds.ts';

/** What holds on one point: some of a few, a list of codes, an address, a number, yes or no. */
export function PointValue(given: {
  rule: ClaimRule;
  value: PointAnswer;
  onChange: (value: PointAnswer) => void;
}) {
  const { value, onChange } = given;
  const say = useWords(emrWords);
  const kind = pointKinds[given.rule];
  if (kind.is === 'yes-or-no')
    return (
      <FieldGroup label={say.what}>
        <Choose
          label={say.what}
          of={[
            { value: 'yes', label: say.yes },
            { value: 'no', label: say.no },
          ]}
          value={value === true ? 'yes' : 'no'}
          stays
          onChange={chosen => onChange(chosen === 'yes')}
        />
      </FieldGroup>
    );
  if (kind.is === 'number')
    return (
      <Field label={say.what}>
        {join => (
          <input
            {...join}
            className="short"
            type="number"
            min={1}
            value={Number(value)}
            onChange={event => onChange(Math.max(1, Math.round(Number(event.target.value))))}
          />
        )}
      </Field>
    );
  if (kind.is === 'address')
    return (
      <Field label={say.what} hint={say.addressHint}>
        {join => (
          <input
            {...join}
            type="url"
            placeholder="https://"
            value={String(value)}
            maxLength={500}
            onChange={event => onChange(event.target.value.trim())}
          />
        )}
      </Field>
    );
  const chosen = Array.isArray(value) ? value : [];
  if (kind.is === 'list')
    return (
      <Field label={say.what} hint={say.listHint}>
        {join => (
          <input
            {...join}
            defaultValue={chosen.join(', ')}
            onChange={event =>
              onChange(
                event.target.value
                  .split(',')
                  .map(one => one.trim())
                  .filter(Boolean),
              )
            }
          />
        )}
      </Field>
    );
  const offered = [...new Set([...kind.of, ...chosen])];
  return (
    <FieldGroup label={say.what}>
      <div className="choices">
        {offered.map(one => (
          <Toggle
            key={one}
            label={valueWord(one, say)}
            on={chosen.includes(one)}
            onChange={on => onChange(offered.filter(other => (other === one ? on : chosen.includes(other))))}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
