import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { factsWords } from '../../words/facts.ts';
import type { useDay, useFact } from './use-fact.ts';

/** A day that has come. */
export function DayField({ label, of }: { label: string; of: ReturnType<typeof useDay> }) {
  const say = useWords(factsWords);
  return (
    <Field label={label} hint={say.notAhead}>
      {join => (
        <input
          {...join}
          type="date"
          max={of.last}
          value={of.day}
          onChange={event => of.setDay(event.target.value)}
        />
      )}
    </Field>
  );
}

/** One of a few words. */
export function Select<V extends string>(given: {
  label: string;
  value: V | '';
  of: readonly (readonly [V, string])[];
  /** What stands there while nothing is chosen. */
  none?: string;
  onChange: (value: V) => void;
}) {
  const { label, value, of, none, onChange } = given;
  return (
    <Field label={label}>
      {join => (
        <select {...join} value={value} onChange={event => onChange(event.target.value as V)}>
          {none === undefined ? null : (
            <option value="" disabled>
              {none}
            </option>
          )}
          {of.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function Line(given: {
  label: string;
  value: string;
  most?: number;
  onChange: (value: string) => void;
}) {
  const { label, value, most = 300, onChange } = given;
  return (
    <Field label={label}>
      {join => (
        <input {...join} maxLength={most} value={value} onChange={event => onChange(event.target.value)} />
      )}
    </Field>
  );
}

/** The one button of a form, and why nothing was kept. */
export function Keep(given: { fact: ReturnType<typeof useFact>; ready: boolean; onKeep: () => void }) {
  const { fact, ready, onKeep } = given;
  const say = useWords(factsWords);
  return (
    <p className="buttons">
      <Button busy={fact.busy} disabled={!ready} onClick={onKeep}>
        {say.keep}
      </Button>
      <span role="status" className={fact.told?.failed ? 'needs-you' : 'small'}>
        {fact.told?.words}
      </span>
    </p>
  );
}

/** The words of a list in the order they stand, as choices. */
export const choices = <V extends string>(words: { readonly [value in V]: string }): [V, string][] =>
  Object.entries(words) as [V, string][];
