import { useId } from 'react';

/** A ruler from 0 to 10 with a word at each end. Nothing is chosen until it is; a press takes it back. */
export function Ruler(given: {
  /** What is asked, said aloud before the numbers. */
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  low: string;
  high: string;
}) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={given.label}>
      <div className="ruler">
        {marks.map(mark => (
          <label className="choice" key={mark}>
            <input
              type="radio"
              name={name}
              checked={given.value === mark}
              onChange={() => given.onChange(mark)}
              onClick={() => given.value === mark && given.onChange(undefined)}
            />
            {mark}
          </label>
        ))}
      </div>
      <div className="ruler-ends" aria-hidden="true">
        <span>{given.low}</span>
        <span>{given.high}</span>
      </div>
    </div>
  );
}

const marks = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
