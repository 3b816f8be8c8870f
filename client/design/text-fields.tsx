import type { InputHTMLAttributes, ReactNode } from 'react';
import type { FieldJoin } from './field.tsx';

/** The names in a form of what is typed. */
type Typed<Form> = { [name in keyof Form]: Form[name] extends string ? name : never }[keyof Form] & string;
type Join = FieldJoin | { id: string; 'aria-label': string };

/**
 * The text fields of a form that is kept in one piece: `text('topic', { maxLength: 200 })` is what a `Field` draws beside its
 * label, with what is typed under that name; `write` is given the change.
 */
export const textFieldsOf =
  <Form extends object>(form: Form, write: (change: Partial<Form>) => void) =>
  (name: Typed<Form>, more: InputHTMLAttributes<HTMLInputElement> = {}) =>
    function drawn(join: Join): ReactNode {
      return (
        <input
          {...join}
          {...more}
          value={form[name] as string}
          onChange={event => write({ [name]: event.target.value } as Partial<Form>)}
        />
      );
    };
