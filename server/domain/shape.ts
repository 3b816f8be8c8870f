/**
 * A shape describes a document that is filled in little by little: one table gives the type, the checks, the
 * limits of the fields on the screen and the cases of the tests. Everything in a draft may still be absent; what
 * must be there is decided by the rules that turn a draft into something signed.
 */
export type Shape =
  | { kind: 'text'; max: number }
  | { kind: 'choice'; of: readonly string[] }
  | { kind: 'number'; min: number; max: number; whole: boolean }
  | { kind: 'yesNo' }
  | { kind: 'day' } // YYYY-MM-DD, never through Date
  | { kind: 'clock' } // HH:MM, 24 h
  | { kind: 'instant' } // ISO 8601 with zone
  | { kind: 'choices'; of: readonly string[] } // a set, as an object of true
  | { kind: 'group'; fields: { readonly [name: string]: Shape } }
  | { kind: 'list'; of: Shape; max: number }; // keyed by id, so that two writers can add without meeting

export type ValueOf<S> = S extends { kind: 'text' | 'day' | 'clock' | 'instant' }
  ? string
  : S extends { kind: 'choice'; of: readonly (infer C)[] }
    ? C
    : S extends { kind: 'number' }
      ? number
      : S extends { kind: 'yesNo' }
        ? boolean
        : S extends { kind: 'choices'; of: readonly (infer C extends string)[] }
          ? { [K in C]?: true }
          : S extends { kind: 'group'; fields: infer F }
            ? { [K in keyof F]?: ValueOf<F[K]> }
            : S extends { kind: 'list'; of: infer E }
              ? { [id: string]: ValueOf<E> }
              : never;

export const text = (max = 2000) => ({ kind: 'text', max }) as const;
export const choice = <const C extends readonly string[]>(...of: C) => ({ kind: 'choice', of }) as const;
export const choices = <const C extends readonly string[]>(...of: C) => ({ kind: 'choices', of }) as const;
export const whole = (min: number, max: number) => ({ kind: 'number', min, max, whole: true }) as const;
export const amount = (min: number, max: number) => ({ kind: 'number', min, max, whole: false }) as const;
export const yesNo = { kind: 'yesNo' } as const;
export const day = { kind: 'day' } as const;
export const clock = { kind: 'clock' } as const;
export const instant = { kind: 'instant' } as const;
export const group = <const F extends { readonly [name: string]: Shape }>(fields: F) =>
  ({ kind: 'group', fields }) as const;
export const list = <const S extends Shape>(of: S, max = 40) => ({ kind: 'list', of, max }) as const;
