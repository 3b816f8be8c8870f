import { useId } from 'react';

/** One of a few, pressed again to take it back (or, where it `stays`, to say yes to it). Native radios: arrows move, Space chooses. */
export function Choose<V extends string>(given: {
  of: readonly { value: V; label: string }[];
  value: V | undefined;
  onChange: (value: V | undefined) => void;
  /** What is asked, for a screen reader, where no FieldGroup says it. */
  label?: string;
  stays?: boolean;
}) {
  const name = useId();
  return (
    <div className="choices" role="radiogroup" aria-label={given.label}>
      {given.of.map(({ value, label }) => (
        <label className="choice" key={value}>
          <input
            type="radio"
            name={name}
            checked={given.value === value}
            onChange={() => given.onChange(value)}
            onClick={() => given.value === value && !given.stays && given.onChange(undefined)}
          />
          {label}
        </label>
      ))}
    </div>
  );
}

/** Any of a few: days of the week, topics. */
export function Toggle(given: {
  label: string;
  long?: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={given.on}
        aria-label={given.long}
        onChange={event => given.onChange(event.target.checked)}
      />
      {given.label}
    </label>
  );
}
