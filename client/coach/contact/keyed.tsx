import { useId } from 'react';

/** One of a few, each with the letter that chooses it; pressed again it stays. Native radios: arrows move, Space chooses. */
export function Keyed<V extends string>(given: {
  of: readonly { value: V; label: string; letter?: string }[];
  value: V | undefined;
  onChange: (value: V) => void;
  label: string;
  /** Where the keyboard begins when the dialog opens. */
  first?: true;
}) {
  const name = useId();
  return (
    <div className="choices" role="radiogroup" aria-label={given.label}>
      {given.of.map(({ value, label, letter }, place) => (
        <label className="choice" key={value}>
          <input
            // A dialog begins where this attribute stands; React only moves the focus, too early for that.
            ref={given.first && place === 0 ? here => here?.setAttribute('autofocus', '') : undefined}
            type="radio"
            name={name}
            checked={given.value === value}
            aria-keyshortcuts={letter}
            onChange={() => given.onChange(value)}
          />
          {label}
          {letter === undefined ? null : (
            <span className="letter" aria-hidden="true">
              {letter.toUpperCase()}
            </span>
          )}
        </label>
      ))}
    </div>
  );
}
