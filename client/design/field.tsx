import { type ReactNode, useId } from 'react';

/** What a control needs to be joined to its label, hint and fault. Spread it on the control. */
export type FieldJoin = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

/** One labelled control, the label left of it: `<Field label="Where">{join => <input {...join} />}</Field>`. */
export function Field(given: {
  label: ReactNode;
  hint?: ReactNode;
  wrong?: ReactNode;
  children: (join: FieldJoin) => ReactNode;
}) {
  const id = useId();
  const described = given.wrong || given.hint ? `${id}-said` : undefined;
  const join: FieldJoin = {
    id,
    'aria-describedby': described,
    'aria-invalid': given.wrong ? true : undefined,
  };
  return (
    <div className="field">
      <div className="field-row">
        <label className="field-label" htmlFor={id}>
          {given.label}
        </label>
        {given.children(join)}
        <Said id={described} hint={given.hint} wrong={given.wrong} />
      </div>
    </div>
  );
}

/** Several controls under one question: choices, days, a ruler. */
export function FieldGroup(given: {
  label: ReactNode;
  hint?: ReactNode;
  wrong?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  const described = given.wrong || given.hint ? `${id}-said` : undefined;
  return (
    <fieldset className="field-group" aria-labelledby={id} aria-describedby={described}>
      <div className="field-row">
        <span className="field-label" id={id}>
          {given.label}
        </span>
        <div>{given.children}</div>
        <Said id={described} hint={given.hint} wrong={given.wrong} />
      </div>
    </fieldset>
  );
}

function Said({ id, hint, wrong }: { id?: string; hint?: ReactNode; wrong?: ReactNode }) {
  if (id === undefined) return null;
  return (
    <span id={id} className={wrong ? 'field-wrong' : 'field-hint'}>
      {wrong ?? hint}
    </span>
  );
}
