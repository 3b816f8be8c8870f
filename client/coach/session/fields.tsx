import { type ReactNode, useState } from 'react';
import { Choose, Toggle } from '../../design/choices.tsx';
import { Field, FieldGroup } from '../../design/field.tsx';
import { Ruler } from '../../design/ruler.tsx';
import { useWords } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';
import { shapeAt } from './leaf.ts';
import { placeOf } from './place.ts';
import { useLeaf } from './session-context.ts';
import { type Held, numberIn } from './use-held.ts';

type Given = { path: readonly string[]; label: ReactNode; hint?: ReactNode };

/** Free text first: a line or a few, with the limit the draft has. Words to start from stand under an empty line. */
export function TextField(
  given: Given & { rows?: number; own?: boolean; lang?: string; start?: readonly string[] },
) {
  const [value = '', put] = useLeaf<string>(given.path);
  const shape = shapeAt(given.path);
  const max = shape.kind === 'text' ? shape.max : undefined;
  return (
    <div {...placeOf(given.path)}>
      <Field label={given.label} hint={given.hint}>
        {join => (
          <div>
            {given.rows === undefined ? (
              <input
                {...join}
                type="text"
                value={value}
                maxLength={max}
                lang={given.lang}
                autoComplete="off"
                className={given.own ? 'own-words' : undefined}
                onChange={event => put(event.target.value)}
              />
            ) : (
              <textarea
                {...join}
                value={value}
                maxLength={max}
                rows={given.rows}
                lang={given.lang}
                className={given.own ? 'own-words' : undefined}
                onChange={event => put(event.target.value)}
              />
            )}
            {given.start && value === '' ? <Starts of={given.start} onChoose={put} /> : null}
          </div>
        )}
      </Field>
    </div>
  );
}

/** Words to start from: pressing one writes it, and the focus goes to where it was written. */
function Starts({ of, onChoose }: { of: readonly string[]; onChoose: (words: string) => void }) {
  return (
    <div className="starts">
      {of.map(words => (
        <button
          type="button"
          className="button quiet"
          key={words}
          onClick={event => {
            const box = event.currentTarget.closest('.field');
            onChoose(words);
            box?.querySelector<HTMLInputElement>('input, textarea')?.focus();
          }}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

/** One of a few. */
export function PickField<V extends string>(given: Given & { of: { [value in V]?: string } }) {
  const [value, put] = useLeaf<V>(given.path);
  const of = (Object.entries(given.of) as [V, string][]).map(([each, label]) => ({ value: each, label }));
  return (
    <div {...placeOf(given.path)}>
      <FieldGroup label={given.label} hint={given.hint}>
        <Choose of={of} value={value} onChange={put} />
      </FieldGroup>
    </div>
  );
}

/** A yes that is there or not. */
export function TickField({ path, label }: { path: readonly string[]; label: string }) {
  const [value, put] = useLeaf<boolean>(path);
  return (
    <div {...placeOf(path)} className="beside-fields">
      <Toggle label={label} on={value === true} onChange={on => put(on || undefined)} />
    </div>
  );
}

/**
 * A number as it is typed; what does not fit the limits is said at once and not kept. `held`: it counts only once it is left,
 * and whoever holds it says when.
 */
export function NumberField(given: Given & { unit?: ReactNode; held?: Held }) {
  const { path, held } = given;
  const [value, put] = useLeaf<number>(path);
  const [own, setOwn] = useState<string>();
  const say = useWords(sessionWords);
  const shape = shapeAt(path);
  if (shape.kind !== 'number') throw new Error(`not a number: ${path.join('.')}`);
  const typed = held ? held.typed(path) : own;
  const shown = typed ?? (value === undefined ? '' : String(value));
  const fits = numberIn(path, shown) !== 'unfit';
  const limits = shape.whole ? say.wholeBetween : say.numberBetween;
  return (
    <div {...placeOf(path)}>
      <Field label={given.label} hint={given.hint} wrong={fits ? undefined : limits(shape.min, shape.max)}>
        {join => (
          <span className="with-unit">
            <input
              {...join}
              className="short"
              type="text"
              inputMode={shape.whole ? 'numeric' : 'decimal'}
              autoComplete="off"
              value={shown}
              onChange={event => write(event.target.value)}
              onBlur={() => setOwn(fits ? undefined : own)}
            />
            {given.unit}
          </span>
        )}
      </Field>
    </div>
  );

  function write(words: string) {
    if (held) return held.type(path, words);
    setOwn(words);
    const next = numberIn(path, words);
    if (next !== 'unfit') put(next);
  }
}

/** A whole day, with quick ones beside it. */
export function DayField(given: Given & { quick?: readonly { label: string; day: string }[] }) {
  const [value = '', put] = useLeaf<string>(given.path);
  return (
    <div {...placeOf(given.path)}>
      <Field label={given.label} hint={given.hint}>
        {join => (
          <span className="with-unit">
            <input
              {...join}
              className="day"
              type="date"
              value={value}
              min="1900-01-01"
              max="2199-12-31"
              onChange={event => put(event.target.value)}
            />
            {given.quick?.map(({ label, day }) => (
              <button
                type="button"
                key={day}
                className={value === day ? 'button quiet chosen' : 'button quiet'}
                aria-pressed={value === day}
                onClick={() => put(day)}
              >
                {label}
              </button>
            ))}
          </span>
        )}
      </Field>
    </div>
  );
}

export function ClockField(given: Given) {
  const [value = '', put] = useLeaf<string>(given.path);
  return (
    <div {...placeOf(given.path)}>
      <Field label={given.label} hint={given.hint}>
        {join => (
          <input
            {...join}
            className="day"
            type="time"
            value={value}
            onChange={event => put(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}

/** A ruler from 0 to 10 on one place. */
export function RulerField(given: { path: readonly string[]; label: string; low: string; high: string }) {
  const [value, put] = useLeaf<number>(given.path);
  return (
    <div {...placeOf(given.path)}>
      <FieldGroup label={given.label}>
        <Ruler label={given.label} value={value} onChange={put} low={given.low} high={given.high} />
      </FieldGroup>
    </div>
  );
}
